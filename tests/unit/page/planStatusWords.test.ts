import { planStatusWords } from '../../../static/admin/bulk/plan/planWords';
import { groupView } from './views';

const groups = [groupView()];
const refused = [...groups, groupView({ refusal: 'would-empty-group' })];

test('a plan says that it can be applied only where it can', () => {
  expect(planStatusWords({ groups, isStarted: false })).toBe('bulk.plan.usable');
  expect(planStatusWords({ groups: refused, isStarted: false })).toBe('bulk.plan.unchanged');
});

test('of a plan that was applied it is not said that nothing was changed', () => {
  expect(planStatusWords({ groups, isStarted: true })).toBeUndefined();
});
