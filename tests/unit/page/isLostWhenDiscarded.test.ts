import { isLostWhenDiscarded } from '../../../static/admin/bulk/plan/planWords';
import { planView } from './views';

const imported = planView({ authorId: 'ana' });
const undo = planView({ authorId: 'ana', origin: { kind: 'undo', jobId: 'job-1' } });
const retry = planView({ authorId: 'ana', origin: { kind: 'retry', jobId: 'job-1' } });

test.each([
  ['an own plan whose list is gone', imported, { viewerId: 'ana', hasList: false }, true],
  ['an own plan whose list is still there', imported, { viewerId: 'ana', hasList: true }, false],
  ['an own undo', undo, { viewerId: 'ana', hasList: false }, false],
  ['an own retry', retry, { viewerId: 'ana', hasList: false }, false],
  ['the plan of another admin', undo, { viewerId: 'ben', hasList: false }, true],
  ['a plan while the viewer is unknown', undo, { viewerId: undefined, hasList: false }, true],
])('asks before a plan is lost: %s', (_which, plan, page, isLost) => {
  expect(isLostWhenDiscarded(plan, page)).toBe(isLost);
});
