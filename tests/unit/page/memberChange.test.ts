import type { Change, Group } from '../../../src/contract/adminApi';
import {
  canBeUndone,
  mayBeRetried,
  mayGiveAdminRights,
  type MemberChange,
  opposite,
  draftOf,
} from '../../../static/admin/changes/memberChange';

const group = (gives: Group['gives'], id = 'g-1'): Group => ({
  ...{ id, name: id, gives },
  change: 'allowed',
});

const change = (changed: Partial<MemberChange> = {}): MemberChange => ({
  action: 'add',
  group: group('nothing'),
  accountId: 'ana',
  ...changed,
});

test('asks before a person may get admin rights, also where that isn’t known', () => {
  expect(mayGiveAdminRights(change({ group: group('admin-rights') }))).toBe(true);
  expect(mayGiveAdminRights(change({ group: group('unknown') }))).toBe(true);
  expect(mayGiveAdminRights(change({ group: group('access') }))).toBe(false);
  expect(mayGiveAdminRights(change({ action: 'remove', group: group('admin-rights') }))).toBe(
    false,
  );
});

test('reverses a change', () => {
  expect(opposite(change())).toEqual(change({ action: 'remove' }));
  expect(opposite(opposite(change()))).toEqual(change());
});

const made = (changed: Partial<Change>): Change => ({
  ...{ status: 'added', groupId: 'g-1', groupName: 'g-1', accountId: 'ana' },
  ...{ actedAs: 'app', certain: true, recorded: true },
  ...changed,
});

test('offers an undo for what was changed, also if that isn’t certain', () => {
  expect(canBeUndone(made({}))).toBe(true);
  expect(canBeUndone(made({ status: 'removed' }))).toBe(true);
  expect(canBeUndone(made({ certain: false }))).toBe(true);
  expect(canBeUndone(made({ status: 'already-member' }))).toBe(false);
});

test('offers another try where it may help', () => {
  expect(mayBeRetried({ code: 'unavailable' })).toBe(true);
  expect(mayBeRetried({ code: 'no-answer' })).toBe(true);
  expect(mayBeRetried({ code: 'externally-managed' })).toBe(false);
  expect(mayBeRetried({ code: 'account-not-found' })).toBe(false);
});

test('plans several changes with each group once, and no change twice', () => {
  const other = group('nothing', 'g-2');
  expect(
    draftOf([
      change(),
      change({ group: other, action: 'remove' }),
      change({ accountId: 'zoe' }),
      change(),
    ]),
  ).toEqual({
    groups: ['g-1', 'g-2'],
    rows: [
      [1, 0, 'add', 'ana'],
      [2, 1, 'remove', 'ana'],
      [3, 0, 'add', 'zoe'],
    ],
    fromSelection: true,
  });
});
