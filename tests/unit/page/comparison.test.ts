import fc from 'fast-check';
import type { Group } from '../../../src/contract/adminApi';
import { compare, plansFor, whyNoRemoval } from '../../../static/admin/groups/compare/comparison';

const member = (accountId: string) => ({ accountId });
const people = (...ids: string[]) => ids.map(member);

const group = (name: string, change: Group['change'] = 'allowed'): Group => ({
  ...{ id: name, name, change },
  gives: 'nothing',
});

const comparison = compare(people('a', 'b', 'c'), people('c', 'd'));

test('sorts people into three parts', () => {
  expect(comparison).toEqual({
    'only-left': people('a', 'b'),
    'only-right': people('d'),
    both: people('c'),
  });
});

test('every person is in exactly one part', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String));
  fc.assert(
    fc.property(ids, ids, (left, right) => {
      const listed = Object.values(compare(left.map(member), right.map(member))).flat();
      const found = listed.map(({ accountId }) => accountId).toSorted();
      expect(found).toEqual([...new Set([...left, ...right])].toSorted());
    }),
  );
});

const offered = (...input: Parameters<typeof plansFor>): string[] =>
  plansFor(...input).map(
    ({ action, group: { name }, changes }) =>
      `${action} ${changes.map(({ accountId }) => accountId).join()} ${name}`,
  );

const SIDES = { left: group('x'), right: group('y'), isLeftWhole: true, isRightWhole: true };

test('offers to add who is missing, and to remove who is there', () => {
  expect(offered('only-left', comparison, SIDES)).toEqual(['add a,b y', 'remove a,b x']);
  expect(offered('only-right', comparison, SIDES)).toEqual(['add d x', 'remove d y']);
  expect(offered('both', comparison, SIDES)).toEqual(['remove c x', 'remove c y']);
});

test('offers nothing in groups that are managed elsewhere', () => {
  const sides = { ...SIDES, right: group('y', 'externally-managed') };
  expect(offered('only-left', comparison, sides)).toEqual(['remove a,b x']);
  expect(offered('only-right', comparison, sides)).toEqual(['add d x']);
});

test('offers nothing for an empty part', () => {
  expect(offered('both', compare(people('a'), people('b')), SIDES)).toEqual([]);
});

test('never removes people for missing on a side that isn’t known as a whole', () => {
  const list = { left: group('x'), right: undefined, isLeftWhole: true, isRightWhole: false };
  expect(offered('only-left', comparison, list)).toEqual([]);
  expect(offered('only-right', comparison, list)).toEqual(['add d x']);
  expect(offered('both', comparison, list)).toEqual(['remove c x']);
  const groups = { ...SIDES, isLeftWhole: false };
  expect(offered('only-left', comparison, groups)).toEqual(['add a,b y', 'remove a,b x']);
  expect(offered('only-right', comparison, groups)).toEqual(['add d x']);
});

const WITH_LIST = { left: group('x'), right: undefined, isLeftWhole: true, isRightWhole: false };

test('says why no one can be removed for missing on a side', () => {
  expect(whyNoRemoval('only-left', WITH_LIST)).toBe('compare.unknown');
  expect(whyNoRemoval('only-left', { ...SIDES, isRightWhole: false })).toBe('compare.not-whole');
  expect(whyNoRemoval('only-right', { ...SIDES, isLeftWhole: false })).toBe('compare.not-whole');
});

test('says nothing if no one could be removed anyway, or if everyone is known', () => {
  expect(whyNoRemoval('only-right', { ...WITH_LIST, isLeftWhole: false })).toBeUndefined();
  expect(whyNoRemoval('both', { ...SIDES, isLeftWhole: false })).toBeUndefined();
  expect(whyNoRemoval('only-left', { ...SIDES, isLeftWhole: false })).toBeUndefined();
});
