import type { GroupName } from '../../../src/domain/group';
import { withinCeilings } from '../../../src/domain/plan/guardRails';
import type { PlanGroup } from '../../../src/domain/plan/plan';
import { groupIdOf } from '../../fakes/examples';

const CEILINGS = { mostRemovals: 10, mostRemovedPercent: 50 };

const group = (number: number, over: Partial<PlanGroup>): PlanGroup => ({
  id: groupIdOf(number),
  name: `group ${number}` as GroupName,
  adds: 0,
  removals: 0,
  isProtected: false,
  ...over,
});

const refusals = (groups: PlanGroup[]) =>
  withinCeilings(groups, CEILINGS).map(({ refusal }) => refusal);

test('allows the removal of half of a group, and not one more', () => {
  expect(refusals([group(1, { removals: 5, members: 10 })])).toEqual([undefined]);
  expect(refusals([group(1, { removals: 6, members: 10 })])).toEqual(['too-many-removals']);
});

test('allows the removal of one of three members, not two', () => {
  expect(refusals([group(1, { removals: 1, members: 3 })])).toEqual([undefined]);
  expect(refusals([group(1, { removals: 2, members: 3 })])).toEqual(['too-many-removals']);
});

test('refuses too many removals in each group that loses a person', () => {
  const groups = [
    group(1, { removals: 6, members: 1_000 }),
    group(2, { removals: 5, members: 1_000 }),
    group(3, { adds: 50 }),
  ];
  expect(refusals(groups)).toEqual(['too-many-removals', 'too-many-removals', undefined]);
  expect(refusals(groups.slice(0, 1))).toEqual([undefined]);
});

test('leaves out removals that are exempt, and counts the others', () => {
  const undo = { removals: 60, members: 70 };
  expect(refusals([group(1, { ...undo, exempt: 60 })])).toEqual([undefined]);
  expect(refusals([group(1, { ...undo, exempt: 50 })])).toEqual([undefined]);
  expect(refusals([group(1, { ...undo, exempt: 49 })])).toEqual(['too-many-removals']);
  expect(refusals([group(1, { removals: 6, members: 10, exempt: 1 })])).toEqual([undefined]);
});

test('counts all removals in a group whose members are not read', () => {
  const undo = { removals: 11, exempt: 11 };
  expect(refusals([group(1, { ...undo, members: 10_000 })])).toEqual([undefined]);
  expect(refusals([group(1, { ...undo, members: 10_001 })])).toEqual(['too-many-removals']);
});

test('keeps an earlier reason', () => {
  const refused = group(1, { removals: 60, members: 70, refusal: 'externally-managed' });
  expect(refusals([refused])).toEqual(['externally-managed']);
});

describe('a group that was counted in part', () => {
  const counted = 'in-part';

  test('may lose half of those that were counted', () => {
    expect(refusals([group(1, { removals: 5, members: 10, counted })])).toEqual([undefined]);
  });

  test('can’t lose more, because no one knows how many there are', () => {
    const refused = [group(1, { removals: 6, members: 10, counted })];
    expect(refusals(refused)).toEqual(['too-many-to-count']);
  });

  test('is refused like any other if the plan removes too many in all', () => {
    const refused = [group(1, { removals: 11, members: 1_000, counted })];
    expect(refusals(refused)).toEqual(['too-many-removals']);
  });

  test('has no exemption, because its members are not read', () => {
    const undo = group(1, { removals: 6, exempt: 6, members: 10, counted });
    expect(refusals([undo])).toEqual(['too-many-to-count']);
  });
});
