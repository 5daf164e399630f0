import type { CheckedGroup, FoundPerson } from '../../../src/contract/bulkApi';
import { failed, ok } from '../../../src/domain/outcome';
import type { UserList } from '../../../static/admin/bulk/import/matchUserList';
import {
  type CheckCalls,
  checkList,
  NOTHING_CHECKED,
} from '../../../static/admin/bulk/list/checkList';
import { accountRow } from './lists';

/** A backend that knows every group and no email. The call with number `failsAt` fails. */
const backend = (failsAt = Infinity) => {
  const asked: { groups?: unknown[]; people?: unknown[]; accountIds?: unknown[] }[] = [];
  const answer = <Q, A>(input: object, questions: Q[], one: (question: Q) => A) => {
    asked.push(input);
    const answers = asked.length === failsAt ? failed('not-permitted') : ok(questions.map(one));
    return Promise.resolve(answers);
  };
  const group: CheckedGroup = {
    ok: true,
    id: 'id',
    name: 'some group',
    change: 'allowed',
    gives: 'nothing',
  };
  const noAccount: FoundPerson = { is: 'open', candidates: [], asked: true };
  const calls: CheckCalls = {
    checkGroups: (input) => answer(input, input.groups, () => group),
    findPeople: (input) => answer(input, input.people, () => noAccount),
    searchGroups: () => Promise.resolve(ok([])),
    checkPeople: (input) => answer(input, input.accountIds, () => 'active' as const),
  };
  return { asked, calls };
};

const usersOf = (accounts: [string, string][], suspended: string[] = []): UserList => ({
  accounts: new Map(accounts),
  ambiguous: new Set(),
  suspended: new Set(suspended),
  names: new Map(),
});

const checking = (rows: ReturnType<typeof accountRow>[]) => ({
  rows,
  users: undefined,
  withPeople: false,
  known: NOTHING_CHECKED,
  onStep: () => true,
});

test('looks up each group once, by ID if the list has one, and 50 at a time', async () => {
  const { asked, calls } = backend();
  const id = '6a7b8c9d-0000-4000-8000-000000000001';
  const names = ['sales', 'sales', id, ...Array.from({ length: 60 }, (_, place) => `g${place}`)];
  const rows = names.map((group, row) => accountRow(row, { group }));
  const { checked } = await checkList(checking(rows), calls);
  expect(checked.groups.size).toBe(62);
  expect(asked.map(({ groups }) => groups?.length)).toEqual([50, 12]);
  expect(asked[0]?.groups?.slice(0, 2)).toEqual([{ groupName: 'sales' }, { groupId: id }]);
});

test('sends no text that is too long for a name, and takes it for no group', async () => {
  const { asked, calls } = backend();
  const [group, name] = [`a, ${'b'.repeat(255)}`, 'c'.repeat(256)];
  const rows = [
    accountRow(2, { group, groupParts: ['a', 'b'.repeat(255)] }),
    accountRow(3, { group: 'a', person: { kind: 'email', email: 'bo@example.com', name } }),
    accountRow(4, { group: 'a', person: undefined, name }),
  ];
  const { checked } = await checkList(checking(rows), calls);
  expect(checked.groups.get(group)).toEqual({ ok: false, code: 'group-not-found' });
  expect(checked.similarGroups.size).toBe(0);
  expect(asked).toEqual([
    { groups: [{ groupName: 'a' }, { groupName: 'b'.repeat(255) }] },
    { people: [{ email: 'bo@example.com' }] },
  ]);
});

test('does not ask for people in the exported user list, and does not send the list', async () => {
  const { asked, calls } = backend();
  const users = usersOf([['ana@example.com', 'ana']]);
  const rows = ['Ana@example.com', 'bo@example.com'].map((email, row) =>
    accountRow(row, { person: { kind: 'email', email, name: 'Somebody' } }),
  );
  const { checked } = await checkList({ ...checking(rows), users }, calls);
  expect(checked.people.get('ana@example.com')).toEqual({ is: 'found', accountId: 'ana' });
  expect(asked.slice(1)).toEqual([{ people: [{ email: 'bo@example.com', name: 'Somebody' }] }]);
});

test('takes suspended people from the exported user list without asking', async () => {
  const rows = ['ana', 'bo'].map((accountId, row) =>
    accountRow(row, { person: { kind: 'account', accountId } }),
  );
  const users = usersOf([], ['ana']);
  const { asked, calls } = backend();
  const unasked = await checkList({ ...checking(rows), users }, calls);
  expect([...unasked.checked.accountStatuses]).toEqual([['ana', 'suspended']]);
  const { checked } = await checkList({ ...checking(rows), users, withPeople: true }, calls);
  expect([...checked.accountStatuses]).toEqual([
    ['ana', 'suspended'],
    ['bo', 'active'],
  ]);
  expect(asked.flatMap(({ accountIds = [] }) => accountIds)).toEqual(['bo']);
});

test('checks people only on request, each once', async () => {
  const person = { kind: 'account', accountId: 'ana' } as const;
  const rows = [accountRow(2, { person }), accountRow(3, { person })];
  const { asked, calls } = backend();
  await checkList(checking(rows), calls);
  expect(asked).toHaveLength(1);
  await checkList({ ...checking(rows), withPeople: true }, calls);
  expect(asked.at(-1)).toEqual({ accountIds: ['ana'] });
});

test('keeps answers after a failure, and does not ask for them again', async () => {
  const rows = Array.from({ length: 120 }, (_, row) => accountRow(row, { group: `g${row}` }));
  const failing = backend(2);
  const first = await checkList(checking(rows), failing.calls);
  expect([first.checked.groups.size, first.failure?.code]).toEqual([50, 'not-permitted']);
  const { asked, calls } = backend();
  const second = await checkList({ ...checking(rows), known: first.checked }, calls);
  expect([second.checked.groups.size, second.failure, asked.length]).toEqual([120, undefined, 2]);
});

test('asks again about a group that could not be looked up', async () => {
  const { asked, calls } = backend();
  const groups = new Map([['group a', { ok: false, code: 'unavailable' }]] as const);
  await checkList({ ...checking([accountRow(2)]), known: { ...NOTHING_CHECKED, groups } }, calls);
  expect(asked).toHaveLength(1);
});

test('stops when no one waits for more', async () => {
  const { asked, calls } = backend();
  const rows = Array.from({ length: 120 }, (_, row) => accountRow(row, { group: `g${row}` }));
  await checkList({ ...checking(rows), onStep: ({ done }) => done === 0 }, calls);
  expect(asked).toHaveLength(1);
});
