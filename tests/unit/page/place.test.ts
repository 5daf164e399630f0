import { afterCreation } from '../../../static/admin/bulk/place';
import { planView } from './views';

const plan = planView();

test('shows a new plan if its list is shown', () => {
  expect(afterCreation({ kind: 'start' }, plan)).toEqual({ kind: 'plan', plan });
});

test('stays at another place when a plan is created', () => {
  const job = { kind: 'job', jobId: 'job-1' } as const;
  expect(afterCreation(job, plan)).toBe(job);
  const other = { kind: 'plan', plan: planView({ id: 'plan-2' }) } as const;
  expect(afterCreation(other, plan)).toBe(other);
});
