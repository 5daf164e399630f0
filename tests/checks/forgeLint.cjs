'use strict';

// The linters of `forge lint`, which itself wants a login. Left out is PermissionLinter alone: it
// downloads descriptions of Atlassian's APIs. The scopes that a call needs are checked by the
// local host instead, which refuses a call without them.

const {
  PermissionLinter,
  getClientSideLintersOnly,
  lint,
  parseSourceFile,
} = require('@forge/lint');
const { readManifest } = require('./readManifest.cjs');
const { runCheck } = require('./runCheck.cjs');
const { sourceFiles } = require('./sourceFiles.cjs');

const ENVIRONMENT = 'development';
const logger = { info: console.log };
// Stands for the one question that the linters ask a server of Atlassian's: which runtimes retire.
const statsig = { getDeprecatedRuntimes: () => Promise.resolve([]) };

runCheck(async () => {
  const manifest = readManifest();
  const files = sourceFiles('src', 'static');
  const all = await getClientSideLintersOnly(manifest, ENVIRONMENT, logger, statsig);
  const linters = all.filter((linter) => !(linter instanceof PermissionLinter));
  const parsed = [];
  const parseFunction = (file, ...rest) => {
    parsed.push(file);
    return parseSourceFile(file, ...rest);
  };
  const config = { linters, parseFunction };
  const results = await lint(files, manifest, ENVIRONMENT, logger, statsig, config);
  // Forge skips in silence what the globs of tsconfig.json do not give file by file.
  const skipped = files.filter((file) => !parsed.includes(file));
  const problems = results.flatMap(({ file, errors, warnings, approvals }) =>
    [...errors, ...warnings, ...approvals].map(
      (rule) => `${file}:${rule.line}:${rule.column} ${rule.class}: ${rule.message}`,
    ),
  );
  return {
    problems: [...skipped.map((file) => `${file}: not read by Forge's linters`), ...problems],
    summary: `${linters.length} Forge linters found nothing in ${files.length} files.`,
  };
});
