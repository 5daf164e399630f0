import type { Finding, ImportRow } from '../../../static/admin/bulk/import/import';
import type { ReviewAnswer } from '../../../static/admin/bulk/list/answers';
import { reviewList } from '../../../static/admin/bulk/review/reviewList';
import { accountRow, checkedGroups, listOf } from './lists';

const ANA = { person: { kind: 'account', accountId: 'ana' } } as const;
const KEY = 'account ana';
const ROWS = [
  accountRow(2, ANA),
  accountRow(3, { ...ANA, group: 'group b' }),
  accountRow(4, { ...ANA, action: 'remove' }),
];

/** The review of a list in which Ana is suspended. */
const review = (
  rows: ImportRow[],
  answers: Record<string, ReviewAnswer> = {},
  { skippedRows = [], findings = [] }: { skippedRows?: number[]; findings?: Finding[] } = {},
) =>
  reviewList(
    listOf(rows, findings),
    checkedGroups({ accountStatuses: new Map([['ana', 'suspended']]) }),
    { byQuestion: new Map(Object.entries(answers)), skippedRows: new Set(skippedRows) },
  );

const planned = ({ ready }: ReturnType<typeof review>) =>
  ready.map(({ row, action, accountId }) => [row, action, accountId]);

describe('a suspended person', () => {
  test('is asked about once for all rows that add them, and not for removals', () => {
    const asked = review(ROWS);
    expect(asked.open).toMatchObject([
      { key: KEY, why: 'bulk.why.suspended', mayKeep: true, accountId: 'ana', rows: [2, 3] },
    ]);
    expect(planned(asked)).toEqual([[4, 'remove', 'ana']]);
  });

  test('is still removed if another person is added instead', () => {
    const answers = review(ROWS, { [KEY]: { kind: 'person', accountId: 'bo' } });
    expect(answers.open).toEqual([]);
    expect(planned(answers)).toEqual([
      [2, 'add', 'bo'],
      [3, 'add', 'bo'],
      [4, 'remove', 'ana'],
    ]);
  });

  test('is still removed if the rows that add them are skipped', () => {
    expect(planned(review(ROWS, {}, { skippedRows: [2, 3] }))).toEqual([[4, 'remove', 'ana']]);
  });

  test('is added after consent, and rows may then contradict each other', () => {
    const kept = review(ROWS, { [KEY]: { kind: 'consent' } });
    expect(planned(kept)).toEqual([[3, 'add', 'ana']]);
    expect(kept.open).toMatchObject([{ why: 'bulk.found.contradiction', rows: [2, 4] }]);
  });

  test.each([
    ['add', [KEY]],
    ['remove', []],
  ] as const)('is asked about only once it is known that a row is to %s', (action, keys) => {
    const unclear = [accountRow(2, { ...ANA, action: undefined })];
    const findings: Finding[] = [{ row: 2, code: 'bad-action', fixed: false, text: 'promote' }];
    const { open } = review(unclear, {}, { findings });
    expect(open.map(({ wants }) => wants)).toEqual(['action']);
    const answers = { [open[0]?.key ?? '']: { kind: 'action', action } as const };
    expect(review(unclear, answers, { findings }).open.map(({ key }) => key)).toEqual(keys);
  });
});
