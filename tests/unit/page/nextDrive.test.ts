import type { JobView } from '../../../src/contract/bulkApi';
import { nextDrive } from '../../../static/admin/bulk/driving/makeDriving';
import { jobView } from './views';

const NOW = Date.parse('2026-08-03T10:30:00Z');

const atPage = (special: Partial<JobView> = {}): JobView =>
  jobView({ driver: 'page', state: 'waiting', waiting: { for: 'owner-at-page' }, ...special });

test.each(['done', 'cancelled'] as const)('does nothing after a job is %s', (state) => {
  expect(nextDrive(atPage({ state }), NOW)).toEqual({ kind: 'rest' });
});

test('takes a step at once if the job waits for the page', () => {
  expect(nextDrive(atPage(), NOW)).toEqual({ kind: 'drive', afterMs: 0 });
});

test('takes a step to carry out a command that came as the last step ended', () => {
  for (const command of ['pause', 'cancel'] as const)
    expect(nextDrive(atPage({ command }), NOW)).toEqual({ kind: 'drive', afterMs: 0 });
});

test('continues when a wait for Confluence is over', () => {
  const until = (time: string) => atPage({ waiting: { for: 'rate-limit', until: time } });
  expect(nextDrive(until('2026-08-03T10:30:04Z'), NOW)).toEqual({ kind: 'drive', afterMs: 4_000 });
  expect(nextDrive(until('2026-08-03T11:00:00Z'), NOW)).toEqual({ kind: 'ask', afterMs: 10_000 });
});

test('repeats a step each second at most if its clock is ahead of the backend’s', () => {
  const waiting = { for: 'rate-limit', until: '2026-08-03T10:29:00Z' } as const;
  expect(nextDrive(atPage({ waiting }), NOW)).toEqual({ kind: 'drive', afterMs: 1_000 });
});

test('polls a blocked job rarely, because another admin may resume it', () => {
  const seldom = { kind: 'ask', afterMs: 60_000 };
  const { waiting: _none, ...paused } = atPage({ state: 'paused' });
  expect(nextDrive(paused, NOW)).toEqual(seldom);
  for (const what of ['another-owner', 'approval'] as const)
    expect(nextDrive(atPage({ waiting: { for: what } }), NOW)).toEqual(seldom);
});

test('polls a job of the queue, often in its first minute, because its first step may be refused', () => {
  const startedAt = (time: string) => jobView({ startedAt: time });
  expect(nextDrive(startedAt('2026-08-03T10:29:50Z'), NOW)).toEqual({
    kind: 'ask',
    afterMs: 2_000,
  });
  expect(nextDrive(startedAt('2026-08-03T10:28:50Z'), NOW)).toEqual({
    kind: 'ask',
    afterMs: 60_000,
  });
});
