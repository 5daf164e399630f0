// `npm run shape`: counts what makes the code easy or hard to read, each figure beside its target.
//   npm run shape                what is counted in the files, and the stacks that a test notes
//   node bench/shape/run.mjs --check   only the files; fails if a target is missed

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runNode } from '../../tests/runner/runNode.mjs';
import { ROOT } from '../root.mjs';
import { circlesIn, foldersOf } from './circles.mjs';
import { replacedNamesIn, replacedWordsIn } from './names.mjs';
import { rowShapes } from './rowShapes.mjs';
import { filesIn, importsOf, linesOf, sourcesOf } from './sources.mjs';

const TRACES = path.join(ROOT, '.rollcall/traces.json');
const TRACES_TEST = 'tests/contract/structure/traces.test.ts';

const filesFigures = () => {
  const app = sourcesOf('src', 'static');
  const lines = app.map(linesOf);
  const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
  const whole = sum(lines.filter((count) => count >= 60 && count <= 400));
  const imports = importsOf(app);
  const names = [...app, ...sourcesOf('tests', 'dev-host')].flatMap(replacedNamesIn);
  const words = replacedWordsIn('static/locales/en-US.json');
  const fileCircles = circlesIn(imports);
  const folderCircles = circlesIn(foldersOf(imports));
  const shapes = rowShapes();
  return [
    atMost('files in src and static', app.length, 320),
    atLeast('% of their lines in files of 60 to 400', (100 * whole) / sum(lines), 75),
    atMost('lines of the longest', Math.max(...lines), 400),
    atMost('import circles of files', fileCircles.length, 0, fileCircles.map(drawn)),
    atMost('import circles of folders', folderCircles.length, 0, folderCircles.map(drawn)),
    atMost('declared names that the glossary replaces', names.length, 0, names),
    atMost('texts of the page with replaced words', words.length, 0, words),
    atMost('shapes of a bulk row', shapes.length, 7, [shapes.join(' → ')]),
  ];
};

/** Only shown, so that an addition to the local Forge doesn't fail the tests. */
const localForgeFigures = () => {
  const files = filesIn('dev-host');
  const lines = files.reduce((total, file) => total + linesOf(file), 0);
  return [
    atMost('files of the local Forge', files.length, 220),
    atMost('lines of the local Forge', lines, 10_000),
  ];
};

const drawn = (circle) => circle.join(' → ');

/** Reads the stacks that the test has noted. The test also checks them. */
const traceFigures = async () => {
  const { ok, output } = await runNode(['node_modules/jest/bin/jest.js', TRACES_TEST]);
  if (!ok || !existsSync(TRACES)) throw new Error(`The stacks could not be measured.\n${output}`);
  const { add, row } = JSON.parse(readFileSync(TRACES, 'utf8'));
  const application = row.filter(
    ({ file }) =>
      file.startsWith('src/application/') && !file.startsWith('src/application/concurrency/'),
  );
  const files = new Set(add.map(({ file }) => file));
  return [
    atMost('functions on the stack of an add', add.length, 10, [namesOf(add)]),
    atMost('backend files of an add', files.size, 6, [...files]),
    atMost('application functions on the stack of a row', application.length, 4, [
      namesOf(application),
    ]),
  ];
};

const namesOf = (frames) =>
  frames
    .map(({ name }) => name)
    .toReversed()
    .join(' → ');

const atMost = (figure, value, target, details = []) => ({
  ...{ figure, value, target: `≤ ${target}`, details },
  isMissed: value > target,
});

const atLeast = (figure, value, target) => ({
  ...{ figure, value: Math.round(value * 10) / 10, target: `≥ ${target}`, details: [] },
  isMissed: value < target,
});

const isCheck = process.argv.includes('--check');
process.chdir(ROOT);
const figures = [
  ...filesFigures(),
  ...(isCheck ? [] : [...localForgeFigures(), ...(await traceFigures())]),
];
for (const { figure, value, target, details, isMissed } of figures) {
  if (isCheck && !isMissed) continue;
  console.log(`${isMissed ? '✗' : '✓'} ${figure}: ${value} (${target})`);
  for (const detail of details) console.log(`    ${detail}`);
}
if (figures.some(({ isMissed }) => isMissed)) process.exitCode = 1;
