import { nextPoll } from '../../../static/admin/bulk/job/jobState';
import { jobView } from './views';

const owner = { accountId: 'owner', isLooking: true };
const another = { accountId: 'another', isLooking: true };

const LATER = 4; // answers

const atPage = jobView({
  driver: 'page',
  state: 'waiting',
  waiting: { for: 'owner-at-page' },
});

test.each(['done', 'cancelled'] as const)('stops polling a job that is %s', (state) => {
  expect(nextPoll(jobView({ state }), owner, LATER)).toEqual({ kind: 'rest' });
});

test('polls a moving job often, and rarely out of view', () => {
  expect(nextPoll(jobView(), owner, LATER)).toEqual({ kind: 'ask', afterMs: 2_000 });
  expect(nextPoll(jobView(), { ...owner, isLooking: false }, LATER)).toEqual({
    kind: 'ask',
    afterMs: 15_000,
  });
});

test('polls a job that waits for its owner often on the owner’s page, and less often elsewhere', () => {
  expect(nextPoll(atPage, owner, LATER)).toEqual({ kind: 'ask', afterMs: 2_000 });
  expect(nextPoll(atPage, another, LATER)).toEqual({ kind: 'ask', afterMs: 10_000 });
  const unknownViewer = { accountId: undefined, isLooking: true };
  expect(nextPoll(atPage, unknownViewer, LATER)).toEqual({ kind: 'ask', afterMs: 10_000 });
});

test('polls a paused job less often, until it gets a command', () => {
  const paused = jobView({ driver: 'page', state: 'paused' });
  expect(nextPoll(paused, owner, LATER)).toEqual({ kind: 'ask', afterMs: 10_000 });
  expect(nextPoll({ ...paused, command: 'cancel' }, another, LATER)).toEqual({
    kind: 'ask',
    afterMs: 2_000,
  });
});

test('polls a moving job most often at first, and no other job', () => {
  const waits = [1, 2, 3, 4].map((answers) => nextPoll(jobView(), another, answers));
  expect(waits).toEqual([500, 500, 500, 2_000].map((afterMs) => ({ kind: 'ask', afterMs })));
  expect(nextPoll(atPage, another, 1)).toEqual({ kind: 'ask', afterMs: 10_000 });
});

describe('a job that waits for a time', () => {
  const until = '2026-08-03T10:00:05.000Z';
  const waits = jobView({ state: 'waiting', waiting: { for: 'rate-limit', until } });
  const pollAt = (secondsBefore: number) =>
    nextPoll(waits, another, LATER, Date.parse(until) - secondsBefore * 1_000);

  test('is polled when the time comes, and every ten seconds before', () => {
    expect(pollAt(3)).toEqual({ kind: 'ask', afterMs: 3_000 });
    expect(pollAt(30)).toEqual({ kind: 'ask', afterMs: 10_000 });
  });

  test('is polled like a moving job if the page’s clock says that the time is over', () => {
    expect(pollAt(0.1)).toEqual({ kind: 'ask', afterMs: 2_000 });
    expect(pollAt(-60)).toEqual({ kind: 'ask', afterMs: 2_000 });
  });
});
