import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const SECURITY = readFileSync(path.join(ROOT, 'SECURITY.md'), 'utf8');

/** A row of SECURITY.md's table of promises: the promise, the file of its test, part of its title. */
type Promised = { promise: string; file: string; title: string };

const ROW = /^\| (?<promise>[^|]+?) +\| `(?<file>tests\/[^`]+\.test\.ts)`: (?<title>[^|]+?) +\|$/gm;

const promises = [...SECURITY.matchAll(ROW)].map(({ groups }) => groups as Promised);

const testsIn = (file: string): string => {
  const whole = path.join(ROOT, file);
  return existsSync(whole) ? readFileSync(whole, 'utf8') : '';
};

test('SECURITY.md names a test for each of its promises', () => {
  expect(promises.length).toBeGreaterThan(20);
  const rows = SECURITY.split('\n').filter((line) => line.includes('`tests/'));
  expect(rows).toHaveLength(promises.length); // every row was read by this test
});

test.each(promises)('the test of "$promise" exists', ({ file, title }) => {
  expect(testsIn(file)).toContain(title);
});
