import { afterMaking } from '../../../static/admin/bulk/place';
import { planView } from './views';

const plan = planView();

test('a plan is shown when it is made, where its list is shown', () => {
  expect(afterMaking({ is: 'start' }, plan)).toEqual({ is: 'plan', plan });
});

test('whoever looks at something else by then goes on looking at it', () => {
  const job = { is: 'job', jobId: 'job-1' } as const;
  expect(afterMaking(job, plan)).toBe(job);
  const other = { is: 'plan', plan: planView({ id: 'plan-2' }) } as const;
  expect(afterMaking(other, plan)).toBe(other);
});
