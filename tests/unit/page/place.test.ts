import { afterCreation, placeOfPlan } from '../../../static/admin/bulk/place';
import { planView } from './views';

const plan = planView();

test('shows a new plan if its list is shown', () => {
  expect(afterCreation({ kind: 'start' }, plan)).toEqual({ kind: 'plan', plan });
});

test('shows the job of a plan that was applied', () => {
  expect(placeOfPlan(planView({ id: 'plan-3', isStarted: true }))).toEqual({
    kind: 'job',
    jobId: 'plan-3',
  });
});

test('stays at another place when a plan is created', () => {
  const job = { kind: 'job', jobId: 'job-1' } as const;
  expect(afterCreation(job, plan)).toBe(job);
  const other = { kind: 'plan', plan: planView({ id: 'plan-2' }) } as const;
  expect(afterCreation(other, plan)).toBe(other);
  const all = { kind: 'all' } as const;
  expect(afterCreation(all, plan)).toBe(all);
});
