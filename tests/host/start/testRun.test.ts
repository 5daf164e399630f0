import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, runModule } from '../support/runNode';
import { withTempFolder } from '../support/tempFolder';

const CONFIG = `module.exports = { projects: [{
  displayName: 'unit', rootDir: __dirname, transform: {}, testMatch: ['<rootDir>/tests/**/*.test.cjs'],
}] };`;

const PASSES = `test('adds numbers', () => expect(1 + 1).toBe(2));`;

/** Runs these test files as \`npm test\` does. The last line that it prints are the totals. */
const runTests = (files: Record<string, string>): Promise<string[]> =>
  withTempFolder({ 'jest.config.cjs': CONFIG, 'package.json': '{}', ...files }, async (folder) => {
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    const runner = pathToFileURL(path.join(ROOT, 'tests/runner/runTests.mjs')).href;
    const { stdout, stderr } = await runModule(
      `const { runTests } = await import('${runner}');
       const report = { tests: new Set(), print: console.log };
       console.log(JSON.stringify(await runTests(['unit'], [], report)));`,
      folder,
    );
    expect(stderr).toBe('');
    return stdout.trim().split('\n');
  });

describe('a run of tests', () => {
  test('prints nothing about files that pass', async () => {
    const lines = await runTests({ 'tests/a.test.cjs': PASSES, 'tests/b.test.cjs': PASSES });
    expect(lines).toEqual(['{"passed":2,"failed":0}']);
  });

  test('prints file, name, message and difference of a test that fails', async () => {
    const fails = `describe('a sum', () => {
      test('has no rest', () => expect({ sum: 1, rest: 2 }).toEqual({ sum: 1, rest: 0 }));
    });`;
    const lines = await runTests({ 'tests/a.test.cjs': PASSES, 'tests/b.test.cjs': fails });
    expect(lines.slice(0, 3)).toEqual(['FAILED tests/b.test.cjs', '', '  ● a sum › has no rest']);
    expect(lines.map((line) => line.trim())).toEqual(
      expect.arrayContaining(['-   "rest": 0,', '+   "rest": 2,']),
    );
    expect(lines.join('\n')).not.toContain('a.test.cjs');
    expect(lines.at(-1)).toBe('{"passed":1,"failed":1}');
  });

  test('names a test that is skipped', async () => {
    const skips = `test.skip('needs a program', () => undefined); ${PASSES}`;
    const lines = await runTests({ 'tests/a.test.cjs': skips });
    expect(lines).toEqual(['SKIPPED needs a program', '{"passed":1,"failed":0}']);
  });

  test('counts a file that cannot run as one failure', async () => {
    const lines = await runTests({ 'tests/a.test.cjs': `throw new Error('cannot be loaded');` });
    expect(lines[0]).toBe('FAILED tests/a.test.cjs');
    expect(lines.join('\n')).toContain('cannot be loaded');
    expect(lines.at(-1)).toBe('{"passed":0,"failed":1}');
  });
});
