import type { Finding, ImportRow } from '../../../static/admin/bulk/import/import';
import { NO_ANSWERS, type ReviewAnswer } from '../../../static/admin/bulk/list/answers';
import type { Checked } from '../../../static/admin/bulk/list/checkList';
import { reviewList } from '../../../static/admin/bulk/review/reviewList';
import { accountRow, checkedGroups, listOf } from './lists';

const people: Checked['people'] = new Map([
  ['ana@example.com', { is: 'found', accountId: 'ana' }],
  ['bo@example.com', { is: 'open', candidates: [], asked: true }],
]);

const byMail = (email: string): Partial<ImportRow> => ({ person: { kind: 'email', email } });

/** The preview of rows whose cells may be shifted. */
const readsOf = (
  rows: ImportRow[],
  checked: Checked = checkedGroups({ people }),
  answers: [string, ReviewAnswer][] = [],
) => {
  const findings = rows.map(({ row }): Finding => ({ row, code: 'more-columns', fixed: false }));
  const given = { ...NO_ANSWERS, byQuestion: new Map(answers) };
  const { open } = reviewList(listOf(rows, findings), checked, given);
  return open.find(({ wants }) => wants === 'consent')?.preview;
};

test('shows which person a row would add to which group', () => {
  expect(readsOf([accountRow(2, byMail('Ana@Example.com')), accountRow(3)])).toEqual([
    { row: 2, groups: ['group a'], person: { accountId: 'ana' }, action: 'add' },
    { row: 3, groups: ['group a'], person: { accountId: 'account-3' }, action: 'add' },
  ]);
});

test('shows a group given by ID with its name', () => {
  const groups: Checked['groups'] = new Map([
    ['id-a', { ok: true, id: 'id-a', name: 'group a', change: 'allowed', gives: 'nothing' }],
  ]);
  const reads = readsOf([accountRow(2, { group: 'id-a' })], checkedGroups({ groups }));
  expect(reads).toMatchObject([{ groups: ['group a'] }]);
});

test('shows unknown parts as written, or as missing', () => {
  const unknown = accountRow(2, { group: 'gone', action: undefined, ...byMail('bo@example.com') });
  const empty = accountRow(3, { group: undefined, person: undefined });
  expect(readsOf([unknown, empty])).toMatchObject([
    { groups: ['gone'], person: { email: 'bo@example.com' }, action: undefined },
    { groups: [], person: undefined, action: 'add' },
  ]);
});

test('shows the parts that the admin has answered', () => {
  const group = { id: 'id-c', name: 'group c' };
  const reads = readsOf([accountRow(2, { group: 'gone' })], undefined, [
    ['group gone', { kind: 'group', group }],
  ]);
  expect(reads).toMatchObject([{ groups: ['group c'] }]);
});

test('shows the account of a person who is asked about too', () => {
  const accountStatuses: Checked['accountStatuses'] = new Map([['ana', 'suspended']]);
  const reads = readsOf(
    [accountRow(2, byMail('ana@example.com'))],
    checkedGroups({ people, accountStatuses }),
  );
  expect(reads).toMatchObject([{ person: { accountId: 'ana' } }]);
});

test('shows the first five of many rows', () => {
  const rows = Array.from({ length: 30 }, (_, place) => accountRow(place + 2));
  expect(readsOf(rows)?.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6]);
});
