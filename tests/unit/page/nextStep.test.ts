import { nextStep } from '../../../static/admin/bulk/job/nextStep';
import { jobView } from './views';

const NOW = Date.parse('2026-08-03T10:30:00Z');
const owner = { accountId: 'owner', isLooking: true };
const another = { accountId: 'another', isLooking: true };

test.each(['done', 'cancelled'] as const)('nothing more is asked of a job that is %s', (state) => {
  expect(nextStep(jobView({ state }), owner, NOW)).toEqual({ is: 'rest' });
});

test('a job that the queue carries out is looked at often, and seldom where nobody sees it', () => {
  expect(nextStep(jobView(), owner, NOW)).toEqual({ is: 'ask', afterMs: 2_000 });
  const away = { ...owner, isLooking: false };
  expect(nextStep(jobView(), away, NOW)).toEqual({ is: 'ask', afterMs: 15_000 });
});

const atPage = jobView({
  driver: 'page',
  state: 'waiting',
  waiting: { for: 'owner-at-page' },
});

test('a job that waits for its owner at the page is carried out by their page at once', () => {
  expect(nextStep(atPage, owner, NOW)).toEqual({ is: 'drive', afterMs: 0 });
  expect(nextStep(atPage, { ...owner, isLooking: false }, NOW)).toEqual({
    is: 'drive',
    afterMs: 0,
  });
});

test('nobody else’s page carries it out, nor one whose viewer is not known yet', () => {
  expect(nextStep(atPage, another, NOW)).toEqual({ is: 'ask', afterMs: 10_000 });
  const nobody = { accountId: undefined, isLooking: true };
  expect(nextStep(atPage, nobody, NOW)).toEqual({ is: 'ask', afterMs: 10_000 });
});

test('it is not carried out while it is paused', () => {
  const paused = jobView({ driver: 'page', state: 'paused' });
  expect(nextStep(paused, owner, NOW)).toEqual({ is: 'ask', afterMs: 10_000 });
});

test('a wish that came as a step ended is taken up by the next one', () => {
  for (const wish of ['pause', 'cancel'] as const)
    expect(nextStep({ ...atPage, wish }, owner, NOW)).toEqual({ is: 'drive', afterMs: 0 });
  expect(nextStep({ ...atPage, wish: 'cancel' }, another, NOW)).toEqual({
    is: 'ask',
    afterMs: 2_000,
  });
});

test('where Confluence asked to wait, the page goes on when that is over', () => {
  const until = (time: string) =>
    jobView({ driver: 'page', state: 'waiting', waiting: { for: 'rate-limit', until: time } });
  expect(nextStep(until('2026-08-03T10:30:04Z'), owner, NOW)).toEqual({
    is: 'drive',
    afterMs: 4_000,
  });
  expect(nextStep(until('2026-08-03T11:00:00Z'), owner, NOW)).toEqual({
    is: 'ask',
    afterMs: 10_000,
  });
  expect(nextStep(until('2026-08-03T10:29:00Z'), owner, NOW)).toEqual({ is: 'drive', afterMs: 0 });
});

test('a job that waits for another owner or an approval is only looked at', () => {
  const stuck = (waitsFor: 'another-owner' | 'approval') =>
    jobView({ driver: 'page', state: 'waiting', waiting: { for: waitsFor } });
  expect(nextStep(stuck('another-owner'), owner, NOW).is).toBe('ask');
  expect(nextStep(stuck('approval'), owner, NOW).is).toBe('ask');
});
