import type { Finding, ImportRow } from '../../../static/admin/bulk/import/import';
import { NO_ANSWERS, type ReviewAnswer } from '../../../static/admin/bulk/list/answers';
import type { Checked } from '../../../static/admin/bulk/list/checkList';
import { reviewList, tooManyIn } from '../../../static/admin/bulk/review/reviewList';
import { accountRow, checkedGroups, listOf } from './lists';

const review = (
  rows: ImportRow[],
  checked: Checked = checkedGroups(),
  answers: { answers?: [string, ReviewAnswer][]; skippedRows?: number[] } = {},
  findings: Finding[] = [],
) =>
  reviewList(listOf(rows, findings), checked, {
    byQuestion: new Map(answers.answers),
    skippedRows: new Set(answers.skippedRows),
  });

const byMail = (row: number, email: string): ImportRow =>
  accountRow(row, { person: { kind: 'email', email } });

test('marks complete rows as ready', () => {
  const { ready, open } = review([accountRow(2), accountRow(3, { reason: 'new' })]);
  expect(ready).toEqual([
    { row: 2, group: { id: 'id-a', name: 'group a' }, accountId: 'account-2', action: 'add' },
    {
      row: 3,
      group: { id: 'id-a', name: 'group a' },
      accountId: 'account-3',
      action: 'add',
      reason: 'new',
    },
  ]);
  expect(open).toEqual([]);
});

test('asks once about an unusable group for all its rows', () => {
  const checked = checkedGroups({
    groups: new Map([['gone', { ok: false, code: 'group-not-found' }]]),
  });
  const rows = [accountRow(2, { group: 'gone' }), accountRow(3, { group: 'gone' })];
  const { open } = review(rows, checked);
  expect(open).toMatchObject([
    { wants: 'group', text: 'gone', rows: [2, 3], why: 'bulk.why.no-such-group' },
  ]);
  const group = { id: 'id-c', name: 'group c' };
  const answers = review(rows, checked, {
    answers: [[open[0]?.key ?? '', { kind: 'group', group }]],
  });
  expect(answers.ready.map((row) => row.group)).toEqual([group, group]);
  expect(answers.open).toEqual([]);
});

test('says if a plan can’t have so many changes or groups', () => {
  const rows = (count: number, groups: number) =>
    Array.from({ length: count }, (_, at) => ({
      ...{ row: at, group: { id: `id-${at % groups}`, name: '' }, accountId: `account-${at}` },
      action: 'add' as const,
    }));
  expect(tooManyIn(rows(50_000, 500))).toBeUndefined();
  expect(tooManyIn(rows(50_001, 501))).toBe('too-many-changes');
  expect(tooManyIn(rows(50_000, 501))).toBe('too-many-groups');
});

test('asks about a name that two groups share in different case', () => {
  const groups = new Map([['OPS', { ok: false, code: 'invalid-input' }]] as const);
  const rows = [accountRow(2, { group: 'OPS' })];
  expect(review(rows, checkedGroups({ groups })).open).toMatchObject([
    { wants: 'group', text: 'OPS', why: 'bulk.why.several-groups' },
  ]);
});

test.each(['externally-managed', 'team'] as const)('asks about a group that is %s', (change) => {
  const group = { ok: true, id: 'a', name: 'group a', change, gives: 'nothing' } as const;
  const groups = new Map([['group a', group]]);
  expect(review([accountRow(2)], checkedGroups({ groups })).open).toMatchObject([
    { wants: 'group', why: 'failure.externally-managed.title' },
  ]);
});

test('finds an email in any case, or asks with similar accounts', () => {
  const people: Checked['people'] = new Map([
    ['ana@example.com', { is: 'found', accountId: 'ana' }],
    ['bo@example.com', { is: 'open', candidates: ['bo-1', 'bo-2'], asked: true }],
    ['cy@example.com', { is: 'open', candidates: [], asked: false }],
    ['di@example.com', { is: 'open', candidates: [], asked: true }],
  ]);
  const { ready, open } = review(
    ['Ana@Example.com', 'bo@example.com', 'cy@example.com', 'di@example.com', 'el@example.com'].map(
      (email, place) => byMail(place + 2, email),
    ),
    checkedGroups({ people }),
  );
  expect(ready.map(({ accountId }) => accountId)).toEqual(['ana']);
  expect(open.map(({ why, candidates }) => [why, candidates])).toEqual([
    ['bulk.why.several', ['bo-1', 'bo-2']],
    ['bulk.why.emails-hidden', []],
    ['bulk.why.no-account', []],
    ['bulk.why.not-asked', []],
  ]);
});

test('counts a row with two questions as one open row', () => {
  const row = accountRow(2, { group: undefined, person: undefined });
  const { open, openRows } = review([row]);
  expect(open.map(({ why }) => why)).toEqual(['bulk.found.no-group', 'bulk.found.no-person']);
  expect(openRows.size).toBe(1);
});

test('shows the text of a damaged cell with its question', () => {
  const noPerson = { code: 'damaged-number', text: '1.16E+20', place: 1 } as const;
  const { open } = review([accountRow(2, { person: undefined, noPerson })]);
  expect(open).toMatchObject([{ why: 'bulk.found.damaged-number', text: '1.16E+20' }]);
});

test('resolves an unknown action in all rows with one answer', () => {
  const rows = [2, 3].map((row) => accountRow(row, { action: undefined }));
  const findings: Finding[] = [2, 3].map((row) => ({
    row,
    code: 'bad-action',
    fixed: false,
    text: 'Ja',
  }));
  const { open } = review(rows, undefined, {}, findings);
  expect(open).toMatchObject([
    { wants: 'action', why: 'bulk.found.bad-action', rows: [2, 3], text: 'Ja' },
  ]);
  const answers: [string, ReviewAnswer][] = [
    [open[0]?.key ?? '', { kind: 'action', action: 'remove' }],
  ];
  const { ready } = review(rows, undefined, { answers }, findings);
  expect(ready.map(({ action }) => action)).toEqual(['remove', 'remove']);
});

test('uses an odd row after consent', () => {
  const findings: Finding[] = [{ row: 2, code: 'more-columns', fixed: false, text: 'x' }];
  const { open } = review([accountRow(2)], undefined, {}, findings);
  expect(open).toMatchObject([{ wants: 'consent', mayKeep: true }]);
  const answers: [string, ReviewAnswer][] = [[open[0]?.key ?? '', { kind: 'consent' }]];
  expect(review([accountRow(2)], undefined, { answers }, findings).ready).toHaveLength(1);
});

test.each([
  ['unknown', false, undefined],
  ['app', true, 'ana'],
] as const)(
  'asks about an account that is %s, added or removed',
  (accountStatus, mayKeep, about) => {
    const person = { kind: 'account', accountId: 'ana' } as const;
    const checked = checkedGroups({ accountStatuses: new Map([['ana', accountStatus]]) });
    const rows = [accountRow(2, { person }), accountRow(3, { person, action: 'remove' })];
    const { open } = review(rows, checked);
    expect(open).toMatchObject([
      { wants: 'person', why: `bulk.why.${accountStatus}`, text: 'ana', mayKeep, rows: [2, 3] },
    ]);
    expect(open[0]?.accountId).toBe(about);
  },
);

test('counts repeated rows as duplicates, so that all rows are accounted for', () => {
  const findings: Finding[] = [{ row: 3, code: 'duplicate', fixed: true, otherRow: 2 }];
  expect(review([accountRow(2)], checkedGroups(), {}, findings)).toMatchObject({ duplicates: [3] });
});

test('merges rows that turn out to mean the same', () => {
  const people: Checked['people'] = new Map([
    ['ana@example.com', { is: 'found', accountId: 'account-2' }],
  ]);
  const { ready, duplicates } = review(
    [accountRow(2), byMail(3, 'ana@example.com')],
    checkedGroups({ people }),
  );
  expect([ready.length, duplicates]).toEqual([1, [3]]);
});

test('asks about contradicting rows, and drops the other one after the answer', () => {
  const person = { kind: 'account', accountId: 'ana' } as const;
  const rows = [accountRow(2, { person }), accountRow(3, { person, action: 'remove' })];
  const { open, ready } = review(rows);
  expect(ready).toEqual([]);
  expect(open).toMatchObject([{ wants: 'action', rows: [2, 3], accountId: 'ana' }]);
  const answers: [string, ReviewAnswer][] = [
    [open[0]?.key ?? '', { kind: 'action', action: 'remove' }],
  ];
  const answered = review(rows, undefined, { answers });
  expect(answered.ready.map(({ row }) => row)).toEqual([3]);
  expect(answered).toMatchObject({ duplicates: [], overruled: [2] });
});

test('loses no row to the answer to a contradiction that is gone', () => {
  const person = { kind: 'account', accountId: 'ana' } as const;
  const rows = [accountRow(2, { person }), accountRow(3, { person })];
  const [{ key } = { key: '' }] = review([
    accountRow(2, { person }),
    accountRow(3, { person, action: 'remove' }),
  ]).open;
  const answers: [string, ReviewAnswer][] = [[key, { kind: 'action', action: 'remove' }]];
  expect(review(rows, undefined, { answers })).toMatchObject({
    ready: [{ row: 2, action: 'add' }],
    duplicates: [3],
    overruled: [],
  });
});

test('resolves a contradiction when one of its rows is skipped', () => {
  const person = { kind: 'account', accountId: 'ana' } as const;
  const rows = [accountRow(2, { person }), accountRow(3, { person, action: 'remove' })];
  const findings: Finding[] = [2, 3].map((row) => ({ row, code: 'contradiction', fixed: false }));
  const { ready, open, skipped } = review(rows, undefined, { skippedRows: [2] }, findings);
  expect([ready.length, open.length, skipped]).toEqual([1, 0, 1]);
});

test('counts each row once, even if it names several people', () => {
  const person = (accountId: string) => ({ person: { kind: 'account', accountId } as const });
  const several = ['ana', 'bo', 'cy'].map((accountId) => accountRow(2, person(accountId)));
  expect(review(several, undefined, { skippedRows: [2] }).skipped).toBe(1);
  const twice = [several[0], several[0], accountRow(3, { ...person('ana'), action: 'remove' })];
  const { open } = review(twice.flatMap((row) => row ?? []));
  expect(open.map(({ rows }) => rows)).toEqual([[2, 3]]);
});

test('reviews 50,000 rows quickly enough', () => {
  const rows = Array.from({ length: 50_000 }, (_, row) => accountRow(row));
  const { ready } = reviewList(listOf(rows), checkedGroups(), NO_ANSWERS);
  expect(ready).toHaveLength(50_000);
});
