import {
  isPlanOf,
  type ListState,
  withPlan,
  withReplacedPlan,
} from '../../../static/admin/bulk/list/listState';
import { checkedGroups, listOf } from './lists';

const understood = { list: listOf([]), users: undefined, withPeople: false, source: '' };
const CHECKED: ListState = { kind: 'checked', understood, checked: checkedGroups() };

test('a list is done with once the plan that was made of it is applied, and not by another', () => {
  const planned = withPlan(CHECKED, 'plan-1', CHECKED);
  expect(isPlanOf(planned, 'plan-1')).toBe(true);
  expect(isPlanOf(planned, 'undo-1')).toBe(false);
  expect(isPlanOf(CHECKED, 'plan-1')).toBe(false);
});

test('a plan that was made again without some groups is the list’s where the one before was', () => {
  const planned = withPlan(CHECKED, 'plan-1', CHECKED);
  expect(isPlanOf(withReplacedPlan(planned, 'plan-2', 'plan-1'), 'plan-2')).toBe(true);
  const others = withReplacedPlan(planned, 'theirs-2', 'theirs-1');
  expect(isPlanOf(others, 'theirs-2')).toBe(false);
  expect(isPlanOf(others, 'plan-1')).toBe(true);
});

test('a list that is written anew has no plan', () => {
  const writing: ListState = { kind: 'writing' };
  expect(withPlan(writing, 'plan-1', CHECKED)).toBe(writing);
});

test('a plan that took so long that another list is there is not that list’s', () => {
  const other: ListState = { ...CHECKED, understood: { ...understood } };
  expect(withPlan(other, 'plan-1', CHECKED)).toBe(other);
  const lookedAtAgain: ListState = { ...CHECKED };
  expect(isPlanOf(withPlan(lookedAtAgain, 'plan-1', CHECKED), 'plan-1')).toBe(true);
});
