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

test('few people into a large group are asked one by one', () => {
  expect(chooseMembershipLookup({ groups: [group(5_000)], people: 3 })).toEqual({ of: 'people' });
});

test('many people into small groups are looked up in the lists', () => {
  const groups = [group(10), group(20)];
  expect(chooseMembershipLookup({ groups, people: undefined })).toEqual({
    of: 'groups',
    places: [0, 1],
  });
});

test('a list is read where it is shorter than the people are many', () => {
  expect(chooseMembershipLookup({ groups: [group(10)], people: 2 })).toEqual({
    of: 'groups',
    places: [0],
  });
});

test('the lists that are read stay within the limit together, the shortest first', () => {
  const groups = [group(240), group(3_000), group(100), group(undefined), group(20)];
  const way = chooseMembershipLookup({ groups, people: undefined });
  expect(way).toEqual({ of: 'groups', places: [4, 2] });
});

test('nothing is asked where any list costs too much', () => {
  expect(chooseMembershipLookup({ groups: [group(300)], people: undefined })).toEqual({
    of: 'groups',
    places: [],
  });
});

test('members are counted where that costs less than to ask the people', () => {
  expect(isCountingCheap({ groups: [group()], people: undefined })).toBe(true);
  expect(isCountingCheap({ groups: Array.from({ length: 10 }, () => group()), people: 1 })).toBe(
    false,
  );
  expect(
    isCountingCheap({ groups: Array.from({ length: 100 }, () => group()), people: undefined }),
  ).toBe(false);
});
