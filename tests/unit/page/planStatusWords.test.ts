import { planStatusWords } from '../../../static/admin/bulk/plan/planWords';
import { groupView } from './views';

const groups = [groupView()];
const refused = [...groups, groupView({ refusal: 'would-empty-group' })];

test('says that a plan can be applied only if it can', () => {
  expect(planStatusWords({ groups })).toBe('bulk.plan.usable');
  expect(planStatusWords({ groups: refused })).toBe('bulk.plan.unchanged');
});
