import path from 'node:path';
import { CHECKS, readAssumptions } from '../../conformance/assumptions';
import { withTempFolder } from '../../host/support/tempFolder';

const ROWS = readAssumptions();
const CHECKED = ROWS.filter(({ state }) => state === 'checked');
const STATE = /^(?:checked|checked by Setup|cannot be checked: \S.{10,})$/;

test('each row has an ID of its own, a text, a source and a state', () => {
  expect(ROWS.length).toBeGreaterThan(CHECKED.length);
  expect(new Set(ROWS.map(({ id }) => id)).size).toBe(ROWS.length);
  expect(ROWS.filter(({ text, source }) => text === '' || source === '')).toEqual([]);
  expect(ROWS.filter(({ state }) => !STATE.test(state))).toEqual([]);
});

test('there are at least 60 checks, each with a name of its own', () => {
  expect(CHECKS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(CHECKS.map(({ name }) => name)).size).toBe(CHECKS.length);
});

test('each checked row has one check, and each check has a row', () => {
  expect(CHECKS.map(({ assumption }) => assumption).toSorted()).toEqual(
    CHECKED.map(({ id }) => id).toSorted(),
  );
});

test('rows and checks name the same ways in which sites differ', () => {
  const inDocs = CHECKED.map(({ id, variants }) => [id, variants]);
  const inChecks = CHECKS.map(({ assumption, variants = [] }) => [assumption, [...variants]]);
  expect(Object.fromEntries(inChecks)).toEqual(Object.fromEntries(inDocs));
});

test('reads a vertical bar in a cell', async () => {
  const rows = '| `bar` | A name with \\|. | yes / no | a guess | checked |\n';
  const read = await withTempFolder({ 'rows.md': rows }, (folder) =>
    Promise.resolve(readAssumptions(path.join(folder, 'rows.md'))),
  );
  expect(read).toMatchObject([{ id: 'bar', text: 'A name with |.' }]);
});

test('refuses a row with a missing cell', () => {
  expect(() => readAssumptions('docs/glossary.md')).not.toThrow();
  expect(() => readAssumptions('docs/permissions.md')).toThrow('five cells');
});
