import { afterCreation } from '../../../static/admin/bulk/place';
import { planView } from './views';

const plan = planView();

test('a plan is shown when it is made, where its list is shown', () => {
  expect(afterCreation({ kind: 'start' }, plan)).toEqual({ kind: 'plan', plan });
});

test('whoever looks at something else by then goes on looking at it', () => {
  const job = { kind: 'job', jobId: 'job-1' } as const;
  expect(afterCreation(job, plan)).toBe(job);
  const other = { kind: 'plan', plan: planView({ id: 'plan-2' }) } as const;
  expect(afterCreation(other, plan)).toBe(other);
});
