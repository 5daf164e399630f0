import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runNode } from '../support/runNode';

/** The options in the first column of a page's tables. */
const optionsIn = (page: string): string[] =>
  readFileSync(path.join(ROOT, page), 'utf8')
    .split('\n')
    .flatMap((line) => /^\| `(--[a-z-]+)/.exec(line)?.[1] ?? []);

test.each([
  ['dev-host/start.mjs', 'docs/local-forge.md'],
  ['tests/conformance/run.mjs', 'docs/conformance.md'],
])('%s --help names the options in %s, and starts nothing', async (script, page) => {
  const { code, stdout, stderr } = await runNode([script, '--help']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(page);
  const options = optionsIn(page);
  expect(options.length).toBeGreaterThan(5);
  for (const option of options) expect(stdout).toContain(option);
  expect(stdout.split('\n').length).toBeLessThan(20);
});

test('npm test -- --help says how to run a part of the tests', async () => {
  const { code, stdout } = await runNode(['tests/run.mjs', '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('--only unit');
});
