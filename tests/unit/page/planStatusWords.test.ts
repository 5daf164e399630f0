import { planStatusWords } from '../../../static/admin/bulk/plan/planWords';
import { groupView } from './views';

const groups = [groupView()];
const refused = [...groups, groupView({ refusal: 'would-empty-group' })];

test('says that a plan can be applied only if it can', () => {
  expect(planStatusWords({ groups }, false)).toBe('bulk.plan.usable');
  expect(planStatusWords({ groups }, true)).toBe('bulk.plan.expired');
  expect(planStatusWords({ groups: refused }, true)).toBe('bulk.plan.unchanged');
});
