import { HEADER_WORDS } from '../../../src/domain/headerWords';
import { makeHeaderKind } from '../../../static/admin/bulk/import/headerKind';
import {
  type ByHand,
  listByHand,
  NO_ONE_BY_HAND,
  problemsByHand,
  splitPeople,
} from '../../../static/admin/bulk/list/byHand';

makeHeaderKind(HEADER_WORDS); // the page has the words before it reads anyone

const ID = '5b10ac8d82e05b22cc7d4ef5';
const LEGAL = { id: 'legal-id', name: 'legal', change: 'allowed', gives: 'nothing' } as const;

const byHand = (special: Partial<ByHand>): ByHand => ({
  ...NO_ONE_BY_HAND,
  group: LEGAL,
  ...special,
});

test.each([
  ['a@example.com, b@example.com', ['a@example.com', 'b@example.com']],
  ['a@example.com\r\n\n b@example.com ;', ['a@example.com', 'b@example.com']],
  ['"Berg, Anna" <a@example.com>, Bo', ['"Berg, Anna" <a@example.com>', 'Bo']],
  [
    'Berg, Anna <a@example.com>; Oz, Bo <b@example.com>',
    [...['Berg, Anna <a@example.com>', 'Oz, Bo <b@example.com>']],
  ],
  [
    'a@example.com; b@example.com, c@example.com',
    [...['a@example.com', 'b@example.com', 'c@example.com']],
  ],
])('splits pasted people: %s', (text, people) => {
  expect(splitPeople(text)).toEqual(people);
});

test.each([
  'Ana Silva, Bo Oz <b@example.com>',
  'Ana Silva <a@example.com, Bo Oz <b@example.com, c@example.com',
  '"Ana Silva, Bo Oz <b@example.com>',
])('loses no one of a damaged line: %s', (text) => {
  const letters = (written: string): string => written.replace(/[\s,]/g, '');
  expect(letters(splitPeople(text).join(''))).toBe(letters(text));
  expect(splitPeople(text).length).toBeGreaterThan(1);
});

test('turns picked and pasted people into rows for the group, each once', () => {
  const list = listByHand(
    byHand({ picked: [ID], text: `${ID}\nAna Silva <a@example.com>`, action: 'remove' }),
  );
  expect(list.rows).toEqual([
    {
      row: 1,
      group: 'legal-id',
      person: { kind: 'account', accountId: ID },
      action: 'remove',
    },
    {
      row: 2,
      group: 'legal-id',
      person: { kind: 'email', email: 'a@example.com', name: 'Ana Silva' },
      action: 'remove',
    },
  ]);
  expect(list.findings).toMatchObject([{ row: 2, code: 'name-and-address', fixed: true }]);
});

test('lets a name alone wait for review, and uses it to suggest people', () => {
  const list = listByHand(byHand({ text: 'Ana Silva, a@, 1.16E+20' }));
  expect(list.rows.map(({ person, name }) => [person, name])).toEqual([
    ...[
      [undefined, 'Ana Silva'],
      [undefined, undefined],
      [undefined, undefined],
    ],
  ]);
  expect(list.findings).toEqual([
    { row: 1, code: 'bad-person', fixed: false, text: 'Ana Silva' },
    { row: 2, code: 'bad-person', fixed: false, text: 'a@' },
    { row: 3, code: 'damaged-number', fixed: false, text: '1.16E+20' },
  ]);
});

test('says what is missing', () => {
  expect(problemsByHand(NO_ONE_BY_HAND)).toEqual(['no-people', 'no-group']);
  expect(problemsByHand(byHand({ text: ' ,\n;' }))).toEqual(['no-people']);
  expect(problemsByHand(byHand({ picked: [ID] }))).toEqual([]);
});

test('refuses more than 100 people', () => {
  const people = (count: number): string =>
    Array.from({ length: count }, (_, place) => `p${place}@example.com`).join('\n');
  expect(problemsByHand(byHand({ text: people(100) }))).toEqual([]);
  expect(problemsByHand(byHand({ text: people(101) }))).toEqual(['too-many']);
});
