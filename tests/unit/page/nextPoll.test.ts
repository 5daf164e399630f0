import { nextPoll } from '../../../static/admin/bulk/job/jobState';
import { jobView } from './views';

const owner = { accountId: 'owner', isLooking: true };
const another = { accountId: 'another', isLooking: true };

const atPage = jobView({
  driver: 'page',
  state: 'waiting',
  waiting: { for: 'owner-at-page' },
});

test.each(['done', 'cancelled'] as const)('nothing more is asked of a job that is %s', (state) => {
  expect(nextPoll(jobView({ state }), owner)).toEqual({ kind: 'rest' });
});

test('a job that moves is looked at often, and seldom where nobody sees it', () => {
  expect(nextPoll(jobView(), owner)).toEqual({ kind: 'ask', afterMs: 2_000 });
  expect(nextPoll(jobView(), { ...owner, isLooking: false })).toEqual({
    kind: 'ask',
    afterMs: 15_000,
  });
});

test('one that waits for its owner moves where the owner looks at it, and waits for others', () => {
  expect(nextPoll(atPage, owner)).toEqual({ kind: 'ask', afterMs: 2_000 });
  expect(nextPoll(atPage, another)).toEqual({ kind: 'ask', afterMs: 10_000 });
  const nobody = { accountId: undefined, isLooking: true };
  expect(nextPoll(atPage, nobody)).toEqual({ kind: 'ask', afterMs: 10_000 });
});

test('one that stands still does not move, until something is asked of it', () => {
  const paused = jobView({ driver: 'page', state: 'paused' });
  expect(nextPoll(paused, owner)).toEqual({ kind: 'ask', afterMs: 10_000 });
  expect(nextPoll({ ...paused, command: 'cancel' }, another)).toEqual({
    kind: 'ask',
    afterMs: 2_000,
  });
});
