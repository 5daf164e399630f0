import type { GroupName } from '../../../src/domain/group';
import { chooseMembershipLookup, isCountingCheap } from '../../../src/domain/plan/membershipLookup';
import type { PlanGroup } from '../../../src/domain/plan/plan';
import { groupIdOf } from '../../fakes/examples';

const group = (members?: number): PlanGroup => ({
  id: groupIdOf(1),
  name: 'some group' as GroupName,
  adds: 1,
  removals: 0,
  isProtected: false,
  ...(members !== undefined && { members }),
});

test('asks about a few people one by one when the group is large', () => {
  expect(chooseMembershipLookup({ groups: [group(5_000)], people: 3 })).toEqual({ kind: 'people' });
});

test('reads the member lists of small groups for many people', () => {
  const groups = [group(10), group(20)];
  expect(chooseMembershipLookup({ groups, people: undefined })).toEqual({
    kind: 'groups',
    places: [0, 1],
  });
});

test('reads a list that is shorter than the list of people', () => {
  expect(chooseMembershipLookup({ groups: [group(10)], people: 2 })).toEqual({
    kind: 'groups',
    places: [0],
  });
});

test('keeps the total of the lists within the limit, shortest first', () => {
  const groups = [group(240), group(3_000), group(100), group(undefined), group(20)];
  const way = chooseMembershipLookup({ groups, people: undefined });
  expect(way).toEqual({ kind: 'groups', places: [4, 2] });
});

test('asks nothing if every list costs too much', () => {
  expect(chooseMembershipLookup({ groups: [group(300)], people: undefined })).toEqual({
    kind: 'groups',
    places: [],
  });
});

test('counts members if that is cheaper than asking about the people', () => {
  expect(isCountingCheap({ groups: [group()], people: undefined })).toBe(true);
  expect(isCountingCheap({ groups: Array.from({ length: 10 }, () => group()), people: 1 })).toBe(
    false,
  );
  expect(
    isCountingCheap({ groups: Array.from({ length: 100 }, () => group()), people: undefined }),
  ).toBe(false);
});
