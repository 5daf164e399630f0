// `npm test`: installs what is missing, then runs every check and every test.
//   npm test                                everything
//   npm test -- --only lint,unit            only these steps
//   npm test -- --only unit groupName       only the unit tests whose path contains this
// The last line is `N passed, N failed`, counting tests; a failed check counts as one. The duration
// of a full run is written to .rollcall/test-run.json.

import { requireNode } from '../dev-host/setup/requireNode.mjs';

// An old Node must be able to read this file: so it has no `await` at the top and imports the rest
// after the check.
requireNode();

const HELP = `npm test                           runs every check and every test
npm test -- --only STEP[,STEP]     runs only these steps
npm test -- --only unit TEXT       runs only the unit tests whose path contains TEXT

The steps are types, format, lint, unit, contract, storm, host, page, browser, and the others
in tests/runner/checks.mjs. CONTRIBUTING.md says when to run which.`;

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(HELP);
else import('./runner/runAll.mjs').then(({ runAll }) => runAll(args));
