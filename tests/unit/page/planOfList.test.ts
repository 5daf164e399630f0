import {
  isPlanOf,
  type ListState,
  withPlan,
  withoutPlan,
  withReplacedPlan,
} from '../../../static/admin/bulk/list/listState';
import { checkedGroups, listOf } from './lists';

const understood = { list: listOf([]), users: undefined, withPeople: false, decided: undefined };
const CHECKED: ListState = { kind: 'checked', understood, checked: checkedGroups() };

test('finishes a list when its own plan is applied, and not by another plan', () => {
  const planned = withPlan(CHECKED, 'plan-1', CHECKED);
  expect(isPlanOf(planned, 'plan-1')).toBe(true);
  expect(isPlanOf(planned, 'undo-1')).toBe(false);
  expect(isPlanOf(CHECKED, 'plan-1')).toBe(false);
});

test('moves the list to a plan that replaces its plan', () => {
  const planned = withPlan(CHECKED, 'plan-1', CHECKED);
  expect(isPlanOf(withReplacedPlan(planned, 'plan-2', 'plan-1'), 'plan-2')).toBe(true);
  const others = withReplacedPlan(planned, 'theirs-2', 'theirs-1');
  expect(isPlanOf(others, 'theirs-2')).toBe(false);
  expect(isPlanOf(others, 'plan-1')).toBe(true);
});

test('has no plan for a new list', () => {
  const writing: ListState = { kind: 'writing' };
  expect(withPlan(writing, 'plan-1', CHECKED)).toBe(writing);
});

test('ignores a late plan of an earlier list', () => {
  const other: ListState = { ...CHECKED, understood: { ...understood } };
  expect(withPlan(other, 'plan-1', CHECKED)).toBe(other);
  const lookedAtAgain: ListState = { ...CHECKED };
  expect(isPlanOf(withPlan(lookedAtAgain, 'plan-1', CHECKED), 'plan-1')).toBe(true);
});

test('keeps the list of a plan that is discarded, and no other list’s plan', () => {
  const planned = withPlan(CHECKED, 'plan-1', CHECKED);
  expect(withoutPlan(planned, 'plan-1')).toEqual(CHECKED);
  expect(withoutPlan(planned, 'plan-2')).toBe(planned);
});

test('forgets a discarded plan and follows a replaced one at any step, where neither ends it', () => {
  const writing: ListState = { kind: 'writing', planId: 'plan-1' };
  expect(withoutPlan(writing, 'plan-1').planId).toBeUndefined();
  expect(withReplacedPlan(writing, 'plan-2', 'plan-1').planId).toBe('plan-2');
  expect(isPlanOf(writing, 'plan-1')).toBe(false);
});
