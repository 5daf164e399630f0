import { readImport } from '../../../static/admin/bulk/import/readImport';
import { NO_ANSWERS, type ReviewAnswers } from '../../../static/admin/bulk/list/answers';
import { reviewList } from '../../../static/admin/bulk/review/reviewList';
import { checkedGroups } from './lists';

const idOf = (row: number): string => `5b10ac8d82e05b22cc7d4e${row.toString().padStart(2, '0')}`;

const HEADERS = 'Groop Name;E Mail / ID;Acton;Reasn;Ticket';
const ROWS = [2, 3, 4, 5, 6].map(
  (row) => `group a;${idOf(row)};${row % 2 ? 'add' : 'remove'};new;${row < 4 ? `T-${row}` : ''}`,
);

/** The review of a list in which only group a exists. */
const review = (rows: readonly string[], answers: Partial<ReviewAnswers> = {}) => {
  const list = readImport(rows.join('\n'));
  if ('refused' in list) throw new Error(list.refused);
  const gone = { ok: false, code: 'group-not-found' } as const;
  const groups = new Map(list.rows.map(({ group = '' }) => [group, gone] as const));
  const checked = checkedGroups({ groups: new Map([...groups, ...checkedGroups().groups]) });
  return reviewList(list, checked, { ...NO_ANSWERS, ...answers });
};

const asked = ({ open }: ReturnType<typeof review>) => open.map(({ why, rows }) => [why, rows]);

const FIRST_LOOKS_SO = ['bulk.why.unknown-headers', [1]];

describe('headers with unknown names', () => {
  const { open } = review([HEADERS, ...ROWS]);

  test('are one question, without other questions about the row', () => {
    expect(asked(review([HEADERS, ...ROWS]))).toEqual([
      FIRST_LOOKS_SO,
      ['bulk.found.more-columns', [2, 3]],
    ]);
    expect(open[0]?.text).toBe('Groop Name, E Mail / ID, Acton, Reasn, Ticket');
  });

  test('are skipped without any other row', () => {
    const { ready, openRows, skipped } = review([HEADERS, ...ROWS], { skippedRows: new Set([1]) });
    expect([ready.map(({ row }) => row), [...openRows], skipped]).toEqual([[4, 5, 6], [2, 3], 1]);
  });

  test('are a row like others after consent', () => {
    const byQuestion = new Map([[open[0]?.key ?? '', { kind: 'consent' } as const]]);
    expect(asked(review([HEADERS, ...ROWS], { byQuestion }))).toEqual([
      ['bulk.why.no-such-group', [1]],
      ['bulk.found.bad-person', [1]],
      ['bulk.found.bad-action', [1]],
      ['bulk.found.more-columns', [1, 2, 3]],
    ]);
  });

  test('are recognized in a list without actions', () => {
    const rows = [2, 3].map((row) => `group a;${idOf(row)}`);
    expect(asked(review(['Groop;Person meant', ...rows]))).toEqual([FIRST_LOOKS_SO]);
  });
});

test.each([
  ['names an existing group', ['group a;Anna;Acton', ...ROWS]],
  ['names a person', [`Groop;${idOf(1)};Acton`, ...ROWS]],
  ['has a word for an action', ['Groop;Anna;add', ...ROWS]],
  ['names no person', ['Groop;;Acton', ...ROWS]],
  ['is not the only such row', ['Groop;Anna;Acton', 'Grupp;Bo;Actn', ...ROWS]],
  ['is below headers', ['group;member;action', 'Groop;Anna;Acton', ...ROWS]],
  ['is the whole list', ['Groop;Anna']],
])('does not read a first row as headers if it %s', (_, rows) => {
  expect(asked(review(rows)).flat()).not.toContain('bulk.why.unknown-headers');
});
