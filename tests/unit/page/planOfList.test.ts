import { isPlanOf, withPlan, type ListState } from '../../../static/admin/bulk/start/listState';
import { checkedGroups, listOf } from './lists';

const understood = { list: listOf([]), users: undefined, withPeople: false, source: '' };
const CHECKED: ListState = { is: 'checked', understood, checked: checkedGroups() };

test('a list is done with once the plan that was made of it is applied, and not by another', () => {
  const planned = withPlan(CHECKED, 'plan-1');
  expect(isPlanOf(planned, 'plan-1')).toBe(true);
  expect(isPlanOf(planned, 'undo-1')).toBe(false);
  expect(isPlanOf(CHECKED, 'plan-1')).toBe(false);
});

test('a plan that was made again without some groups is the list’s where the one before was', () => {
  const planned = withPlan(CHECKED, 'plan-1');
  expect(isPlanOf(withPlan(planned, 'plan-2', 'plan-1'), 'plan-2')).toBe(true);
  const others = withPlan(planned, 'theirs-2', 'theirs-1');
  expect(isPlanOf(others, 'theirs-2')).toBe(false);
  expect(isPlanOf(others, 'plan-1')).toBe(true);
});

test('a list that is written anew has no plan', () => {
  const writing: ListState = { is: 'writing' };
  expect(withPlan(writing, 'plan-1')).toBe(writing);
});
