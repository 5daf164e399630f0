import type { GroupName } from '../../../src/domain/group';
import { withinCeilings } from '../../../src/domain/plan/guardRails';
import type { PlanGroup, PlanId, PlanOrigin } from '../../../src/domain/plan/plan';
import { groupIdOf } from '../../fakes/examples';

const IMPORT: PlanOrigin = { kind: 'import' };
const UNDO: PlanOrigin = { kind: 'undo', jobId: 'a'.repeat(24) as PlanId };
const CEILINGS = { mostRemovals: 10, mostRemovedPercent: 50 };

const group = (number: number, over: Partial<PlanGroup>): PlanGroup => ({
  id: groupIdOf(number),
  name: `group ${number}` as GroupName,
  adds: 0,
  removals: 0,
  isProtected: false,
  ...over,
});

const refusals = (groups: PlanGroup[], origin: PlanOrigin = IMPORT) =>
  withinCeilings(groups, origin, CEILINGS).map(({ refusal }) => refusal);

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

test('lets an undo remove as many people as were added', () => {
  expect(refusals([group(1, { removals: 60, members: 70 })], UNDO)).toEqual([undefined]);
});

test('keeps an earlier reason', () => {
  const refused = group(1, { removals: 60, members: 70, refusal: 'externally-managed' });
  expect(refusals([refused])).toEqual(['externally-managed']);
});
