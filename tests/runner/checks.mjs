// Keeps tsc's results, so that a run after a small change takes seconds.
const tsc = (folder, name) => [
  ...['node_modules/typescript-native/bin/tsc', '--project', folder, '--noEmit'],
  ...['--incremental', '--tsBuildInfoFile', `.rollcall/types/${name}.tsbuildinfo`],
];

/**
 * The checks that `npm test` runs before the tests, the quickest first: the name for `--only`, the
 * title in the report, the arguments for Node, and the name of a check that includes it.
 */
export const checks = [
  { name: 'browser', title: 'a browser for the tests', args: ['tests/checks/chromium.mjs'] },
  {
    name: 'manifest',
    title: "manifest.yml, by Forge's rules",
    args: ['tests/checks/manifest.cjs'],
  },
  { name: 'types', title: 'types of the app', args: tsc('.', 'app'), within: 'lint' },
  {
    ...{ name: 'types', title: 'types of the local host' },
    ...{ args: tsc('dev-host', 'dev-host'), within: 'lint' },
  },
  { name: 'types', title: 'types of the tests', args: tsc('tests', 'tests'), within: 'lint' },
  {
    name: 'format',
    title: 'format',
    args: ['node_modules/oxfmt/bin/oxfmt', '--check', '.'],
  },
  { name: 'unused', title: 'unused code', args: ['node_modules/knip/bin/knip.js'] },
  {
    name: 'lint',
    title: 'types, and lint of common faults',
    args: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--type-check', '.'],
  },
  {
    name: 'lint',
    title: 'lint of the layers and of page code',
    args: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  },
  {
    name: 'shape',
    title: 'structure: import circles, names, sizes of files',
    args: ['bench/shape/run.mjs', '--check'],
  },
  {
    name: 'conformance',
    title: 'the simulated Confluence answers as docs/assumptions.md says',
    args: ['tests/conformance/run.mjs'],
  },
  { name: 'forge-lint', title: "Forge's linters", args: ['tests/checks/forgeLint.cjs'] },
  { name: 'bundles', title: "bundles, by Forge's bundlers", args: ['tests/checks/bundles.cjs'] },
];
