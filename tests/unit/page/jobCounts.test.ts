import type { RowOutcome } from '../../../src/contract/bulkApi';
import {
  countedOutcomes,
  endedRows,
  isUncertain,
  rowCounts,
  rowsToRetry,
} from '../../../static/admin/bulk/job/jobState';
import { firstPlace } from '../../../static/admin/bulk/place';
import { jobView } from './views';

const counts = { added: 5, 'already-member': 2, 'no-seats': 9, removed: 0, 'left-out': 1 };

test('lists the outcomes that occurred, most frequent first', () => {
  expect(countedOutcomes({ counts }).map(({ outcome }) => outcome)).toEqual([
    'no-seats',
    'added',
    'already-member',
    'left-out',
  ]);
});

test('offers no retry of rows whose person or group it would not find again', () => {
  const lasting = { 'account-not-found': 3, 'group-not-found': 2, 'externally-managed': 1 };
  const job = jobView({ counts: { ...counts, ...lasting }, rows: 23 });
  expect(rowCounts(job).failed).toBe(15);
  expect(rowsToRetry(job)).toBe(9);
});

test('does not count rows that a stopped job never started as done', () => {
  expect(endedRows(jobView({ counts, rows: 17 }))).toBe(16);
});

test('counts each row once: changed, perhaps changed, without need, failed, or not run', () => {
  const all = { ...counts, removed: 3, 'not-a-member': 4, 'timed-out': 1 };
  const job = jobView({ counts: all, rows: 30, certain: 6, maybeChanged: 1 });
  expect(rowCounts(job)).toEqual({
    changed: 6,
    maybeChanged: 3, // two that aren't certain, and one that was found as asked
    unneeded: 5,
    failed: 10,
    notRun: 6,
  });
});

const row = { row: 1, group: 0, action: 'add', accountId: 'a' } as const;

test('asks about every row with an uncertain change, whatever its outcome', () => {
  const ended = (outcome: RowOutcome, certain: boolean) =>
    isUncertain({ ...row, end: { outcome, certain } });
  expect(ended('added', true)).toBe(false);
  expect(ended('added', false)).toBe(true);
  expect(ended('already-member', false)).toBe(true);
  expect(ended('not-permitted', true)).toBe(false);
  expect(ended('not-permitted', false)).toBe(true);
  expect(ended('no-seats', false)).toBe(true);
  expect(isUncertain(row)).toBe(false);
});

test('opens the newest job that is not over', () => {
  const jobs = [
    jobView({ id: 'c', state: 'done' }),
    jobView({ id: 'b', state: 'waiting' }),
    jobView({ id: 'a', state: 'running' }),
  ];
  expect(firstPlace(jobs)).toEqual({ kind: 'job', jobId: 'b' });
  expect(firstPlace(jobs.slice(0, 1))).toEqual({ kind: 'start' });
});
