'use strict';

// Runs the linters of `forge lint`, which itself needs a login. It omits only PermissionLinter,
// which downloads descriptions of Atlassian's APIs. The local host checks the scopes instead: it
// refuses a call without them.

const {
  PermissionLinter,
  getClientSideLintersOnly,
  lint,
  parseSourceFile,
} = require('@forge/lint');
const { compileOnce } = require('./compileOnce.cjs');
const { readManifest } = require('./readManifest.cjs');
const { runCheck } = require('./runCheck.cjs');
const { sourceFiles } = require('./sourceFiles.cjs');

const ENVIRONMENT = 'development';
// The linters only read the syntax. By default, Forge's parser also checks all types, which `types` and
// `bundles` do.
const WITHOUT_TYPES = { project: undefined, errorOnTypeScriptSyntacticAndSemanticIssues: false };
const logger = { info: console.log };
// Replaces the linters' one request to an Atlassian server: which runtimes are deprecated.
const statsig = { getDeprecatedRuntimes: () => Promise.resolve([]) };

compileOnce();
runCheck(async () => {
  const manifest = readManifest();
  const files = sourceFiles('src', 'static');
  const all = await getClientSideLintersOnly(manifest, ENVIRONMENT, logger, statsig);
  const linters = all.filter((linter) => !(linter instanceof PermissionLinter));
  const parsed = [];
  const parseFunction = (file, parser) => {
    parsed.push(file);
    return parseSourceFile(file, (code, name) => parser(code, name, WITHOUT_TYPES));
  };
  const config = { linters, parseFunction };
  const results = await lint(files, manifest, ENVIRONMENT, logger, statsig, config);
  // Forge silently skips files that the globs of tsconfig.json don't match.
  const skipped = files.filter((file) => !parsed.includes(file));
  const problems = results.flatMap(({ file, errors, warnings, approvals }) =>
    [...errors, ...warnings, ...approvals].map(
      (rule) => `${file}:${rule.line}:${rule.column} ${rule.class}: ${rule.message}`,
    ),
  );
  return {
    problems: [...skipped.map((file) => `${file}: not read by Forge's linters`), ...problems],
    summary: `${linters.length} Forge linters found no problems in ${files.length} files.`,
  };
});
