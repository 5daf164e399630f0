import type { GroupName } from '../../../src/domain/group';
import type { PlanGroup } from '../../../src/domain/plan/plan';
import { costOfPlan } from '../../../src/domain/plan/planCost';
import { FIRST_RATE } from '../../../src/domain/requestRate';
import { groupIdOf } from '../../fakes/examples';

const group = (special: Partial<PlanGroup>): PlanGroup => ({
  id: groupIdOf(1),
  name: 'some group' as GroupName,
  adds: 0,
  removals: 0,
  isProtected: false,
  ...special,
});

test('adds cost a point each, plus two lookups of their group', () => {
  expect(costOfPlan([group({ adds: 960 })], FIRST_RATE)).toEqual({
    ...{ changes: 960, looking: 6, reading: 0, seconds: 20 },
  });
});

test('removals also cost a count of their group, the member list, and one count before it', () => {
  const groups = [group({ adds: 1 }), group({ removals: 47, members: 200 })];
  expect(costOfPlan(groups, FIRST_RATE)).toEqual({
    ...{ changes: 48, looking: 15, reading: 405, seconds: 1 },
  });
});

test('a group that is too large to read costs no list', () => {
  expect(costOfPlan([group({ removals: 1, members: 10_001 })], FIRST_RATE)).toMatchObject({
    reading: 0,
  });
});

test('one row in each of 500 groups costs more in lookups than in changes', () => {
  const groups = Array.from({ length: 500 }, () => group({ adds: 1 }));
  expect(costOfPlan(groups, FIRST_RATE)).toMatchObject({ changes: 500, looking: 3_000 });
});

test.each([
  ['at the limit that was learned', { floor: 18, ceiling: 22, holdSeconds: 20 }, 20, 50],
  ['at 50 a second if no limit is known', undefined, 10, 20],
  ['at the pace that was reached without a refusal', undefined, 200, 5],
])('the time is estimated %s', (_what, limit, perSecond, seconds) => {
  const rate = { perSecond, accepted: 0, seconds: 0, ...(limit && { limit }) };
  expect(costOfPlan([group({ adds: 600, removals: 400 })], rate)).toMatchObject({ seconds });
});
