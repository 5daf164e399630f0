import type { MappingProblem } from '../../../static/admin/bulk/import/mapping';
import {
  columnLetter,
  columnName,
  columnProblems,
  encodingSample,
  importantPlaces,
  possibleGroups,
  problemText,
  reasonText,
  severalPeople,
  shortText,
  shownColumns,
} from '../../../static/admin/bulk/columns/columnWords';
import { column, mappedList, WRITING } from './mappedLists';

const MANY = Array.from({ length: 10 }, (_, place) => column(place, { header: `Team ${place}` }));

test('names a column without a header by its letter', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual([
    ...['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'],
  ]);
  expect(columnName(column(2, { header: '' }), WRITING.words)).toBe('Column C, no header');
  expect(columnName(column(2, { header: 'Team' }), WRITING.words)).toBe('Team');
});

test('shortens a long text, and never within a character', () => {
  expect(shortText('a'.repeat(80))).toBe('a'.repeat(80));
  expect(shortText('a'.repeat(81))).toBe(`${'a'.repeat(80)}…`);
  expect(shortText(`${'a'.repeat(79)}😀`)).toBe(`${'a'.repeat(79)}…`);
});

describe('the order of columns', () => {
  const list = mappedList([
    column(0),
    column(1, { suggested: 'person' }),
    column(2, { reason: 'secret' }),
    column(3, { suggested: undefined, reason: 'maybe-actions' }),
    column(4),
    column(5),
  ]);
  const first = importantPlaces(list);
  const placesOf = (hasOthers: boolean, roles = list.mapping.roles) =>
    shownColumns({ ...list, mapping: { ...list.mapping, roles } }, first, hasOthers).map(
      ({ place }) => place,
    );

  test('has columns that are used or need a decision first, and the others on request', () => {
    expect(placesOf(false)).toEqual([1, 3]);
    expect(placesOf(true)).toEqual([1, 3, 0, 2, 4, 5]);
  });

  test('leaves a column in its place when its role changes', () => {
    expect(placesOf(true, ['group', 'ignore', 'ignore', 'action', 'ignore', 'ignore'])).toEqual(
      placesOf(true),
    );
    expect(placesOf(false, ['group', 'ignore', 'ignore', 'action', 'ignore', 'ignore'])).toEqual([
      ...[1, 3, 0],
    ]);
  });

  test('has the columns first that a problem names', () => {
    const problems: MappingProblem[] = [{ kind: 'pivoted', places: [5] }];
    expect([...importantPlaces({ ...list, problems })]).toEqual([1, 3, 5]);
  });
});

test.each<[MappingProblem, string]>([
  [{ kind: 'no-sheet' }, 'Choose the sheet that has the list.'],
  [{ kind: 'no-role', places: [1] }, 'Choose the meaning of the column “Team 1”.'],
  [{ kind: 'no-role', places: [0, 1] }, 'Choose the meaning of the columns “Team 0” and “Team 1”.'],
  [{ kind: 'no-person' }, 'Choose Person for the column that has account IDs or emails.'],
  [{ kind: 'no-group', places: [] }, 'Choose the group for all rows.'],
  [
    { kind: 'no-group', places: [3] },
    'Choose a group for all rows, or set one of these columns to Group: “Team 3”.',
  ],
  [
    { kind: 'pivoted', places: MANY.map(({ place }) => place) },
    'These headers look like groups: “Team 0”, “Team 1”, “Team 2” and 7 more. ' +
      'Change the list to one person and one group per row, or choose one group for all rows.',
  ],
  [
    { kind: 'no-meaning', words: ['austritt', 'x'.repeat(50)] },
    `Choose a meaning for “austritt” and “${'x'.repeat(40)}…”.`,
  ],
  [
    { kind: 'no-meaning', words: ['austritt', ''] },
    'Choose a meaning for “austritt” and empty cells.',
  ],
])('says what to do: %j', (problem, text) => {
  expect(problemText(problem, mappedList(MANY), WRITING)).toBe(text);
});

test('shows problems of the columns above them, and others at their fields', () => {
  const problems: MappingProblem[] = [
    { kind: 'no-role', places: [0] },
    { kind: 'several-actions', places: [0, 1] },
    { kind: 'no-group', places: [] },
  ];
  expect(columnProblems(mappedList(MANY, { problems }))).toEqual([problems[1]]);
});

test('names the columns that may have groups while a group is missing', () => {
  expect(possibleGroups(mappedList(MANY), WRITING)).toBeUndefined();
  const withProblem = (places: number[]) =>
    mappedList(MANY, { problems: [{ kind: 'no-group', places }] });
  expect(possibleGroups(withProblem([]), WRITING)).toBeUndefined();
  expect(possibleGroups(withProblem([4]), WRITING)).toBe('“Team 4”');
});

test('gives the reason of a suggested role only, and always says what looks like secrets', () => {
  const known = column(0, { suggested: 'group', reason: 'header' });
  expect(reasonText(known, 'group')).toBe('bulk.reason.header');
  expect(reasonText(known, 'ignore')).toBeUndefined();
  const secret = column(1, { reason: 'secret' });
  expect(reasonText(secret, 'ignore')).toBe('bulk.reason.secret');
  expect(reasonText(secret, 'reason')).toBe('bulk.reason.secret-read');
});

describe('the sample of an encoding', () => {
  const list = mappedList([column(0), column(1, { reason: 'secret' })]);
  const sampleOf = (cells: string[][], header = ['a', 'b']) => {
    const { layout } = list;
    if (!layout) throw new Error('The list has a layout.');
    const rows = cells.map((row, place) => ({ row: place + 2, cells: row }));
    return encodingSample({
      ...list,
      layout: { ...layout, header: { row: 1, cells: header }, rows },
    });
  };

  test('is the first row with letters beyond ASCII, and has only its cells with such letters', () => {
    expect(sampleOf([['plain'], ['Zoë', '']])).toEqual({ row: 3, text: 'Zoë' });
    expect(sampleOf([['Zoë']], ['Größe', 'b'])).toEqual({ row: 1, text: 'Größe' });
    expect(sampleOf([['plain']])).toBeUndefined();
  });

  test('never shows secrets', () => {
    expect(sampleOf([['plain', 'pässword']])).toBeUndefined();
    expect(sampleOf([['Zoë', 'pässword']])).toEqual({ row: 2, text: 'Zoë' });
  });
});

test('says that several columns of people each count, but not for the email of an account', () => {
  const cells = ['5b10ac8d82e05b22cc7d4ef5', 'ana@example.com'];
  const beside = ['Account ID', 'Email'].map((header, place) =>
    column(place, { header, samples: cells.slice(place, place + 1) }),
  );
  expect(
    severalPeople(mappedList(beside, { mapping: { roles: ['person', 'person'] } }), WRITING),
  ).toBeUndefined();
  const columns = ['Member 1', 'Member 2'].map((header, place) =>
    column(place, { header, suggested: place === 0 ? 'person' : undefined }),
  );
  const list = mappedList(columns, { mapping: { roles: ['person', 'person'] } });
  expect(severalPeople(list, WRITING)).toBe('“Member 1” and “Member 2”');
  expect(severalPeople(mappedList(columns), WRITING)).toBeUndefined();
});
