import { withDistinctNames } from '../../../static/admin/words/distinctNames';
import { makeWords } from '../../../static/admin/words/fill';
import messages from '../../../static/locales/en-US.json';

const words = makeWords((key) => messages[key]);

const shown = (...names: string[]) =>
  withDistinctNames(
    names.map((name, place) => ({ id: `id-${place}`, name })),
    words,
  ).map(({ name }) => name);

test.each([
  ['an accent that is encoded in two ways', 'Caf\u00e9', 'Cafe\u0301'],
  ['upper and lower case', 'Sales', 'sales'],
  ['two spaces', 'sales emea', 'sales  emea'],
  ['a space that does not break', 'sales emea', 'sales\u00a0emea'],
  ['an invisible character', 'sales', 'sa\u200bles'],
  ['a soft hyphen', 'salesemea', 'sales\u00ademea'],
  ['a space at the end', 'sales', 'sales '],
])('shows the IDs of groups that differ only by %s', (_what, one, other) => {
  expect(shown(one, 'legal', other)).toEqual([`${one} (ID id-0)`, 'legal', `${other} (ID id-2)`]);
});

test('shows other groups without their IDs', () => {
  expect(shown('sales', 'sales-2', 'salesemea', 'sales emea')).toEqual([
    ...['sales', 'sales-2', 'salesemea', 'sales emea'],
  ]);
});

test('shows no ID for one group that is there twice, nor for deleted groups', () => {
  const twice = [
    { id: 'one', name: 'sales' },
    { id: 'one', name: 'sales' },
    { id: 'two', name: '' },
    { id: 'three', name: '' },
  ];
  expect(withDistinctNames(twice, words)).toEqual(twice);
});

test('shows only the start of a long ID, if that tells the groups apart', () => {
  const named = (...ids: string[]) =>
    withDistinctNames(
      ids.map((id) => ({ id, name: 'sales' })),
      words,
    ).map(({ name }) => name);
  expect(named('3c8ebaa4-4d32', '081f9dcd-1527')).toEqual([
    ...['sales (ID 3c8ebaa4…)', 'sales (ID 081f9dcd…)'],
  ]);
  expect(named('3c8ebaa4-4d32', '3c8ebaa4-1527')).toEqual([
    ...['sales (ID 3c8ebaa4-4d32)', 'sales (ID 3c8ebaa4-1527)'],
  ]);
});
