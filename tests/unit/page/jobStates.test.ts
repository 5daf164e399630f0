import type { JobView } from '../../../src/contract/bulkApi';
import { shownState, type ShownState, stateLook } from '../../../static/admin/bulk/job/jobState';
import { jobTitle, resultText, nextTry } from '../../../static/admin/bulk/job/jobWords';
import { makeCounted, makeWords, type Writing } from '../../../static/admin/words/fill';
import messages from '../../../static/locales/en-US.json';
import { jobView } from './views';

const words = makeWords((key) => messages[key]);
const number = (value: number): string => value.toLocaleString('en-US');
const writing: Writing = { words, number, locale: 'en-US', counted: makeCounted(words, number) };

const AT_PAGE = { state: 'waiting', waiting: { for: 'owner-at-page' }, driver: 'page' } as const;

type Row = [what: string, job: Partial<JobView>, state: ShownState, title: string, result: string];

const JOBS: Row[] = [
  [
    'a job that runs, also after failures',
    { rows: 1_000, counts: { added: 10, 'not-permitted': 2 } },
    'running',
    'Applying 1,000 rows',
    '10 changed, 2 failed, 988 remaining',
  ],
  [
    'a job that waits',
    { rows: 3, state: 'waiting', waiting: { for: 'approval' } },
    'waiting',
    'Applying 3 rows',
    '0 changed, 3 remaining',
  ],
  [
    'a job that is to pause',
    { rows: 3, command: 'pause' },
    'pausing',
    'Applying 3 rows',
    '0 changed, 3 remaining',
  ],
  [
    'a paused job',
    { rows: 3, state: 'paused', counts: { added: 2 } },
    'paused',
    'Paused with 1 row remaining',
    '2 changed, 1 remaining',
  ],
  [
    'a job that is to stop',
    { rows: 1, state: 'paused', command: 'cancel' },
    'stopping',
    'Applying 1 row',
    '0 changed, 1 remaining',
  ],
  [
    'a stopped job',
    { rows: 9, state: 'cancelled', counts: { added: 2, 'no-seats': 1, 'left-out': 6 } },
    'stopped',
    'Stopped: 6 rows not run',
    '2 changed, 1 failed, 6 not run',
  ],
  [
    'a job that was stopped after its last row',
    { rows: 2, state: 'cancelled', counts: { added: 1, 'timed-out': 1 } },
    'done-with-failures',
    '1 of 2 rows failed',
    '1 changed, 1 failed',
  ],
  [
    'a job without failures',
    { rows: 9, state: 'done', counts: { added: 4, removed: 2, 'already-member': 3 } },
    'done',
    'All 9 rows done',
    '6 changed, 3 needed no change',
  ],
  [
    'a job in which no row needed a change',
    { rows: 3, state: 'done', counts: { 'already-member': 3 } },
    'done',
    'No change was needed',
    '0 changed, 3 needed no change',
  ],
  [
    'a job that removes someone who is not listed, which proves little',
    { rows: 3, state: 'done', counts: { 'already-member': 2, 'not-a-member': 1 } },
    'done',
    'All 3 rows done',
    '0 changed, 3 needed no change',
  ],
  [
    'a job whose removals are not certain',
    { rows: 3, state: 'done', counts: { removed: 3 }, certain: 1 },
    'done',
    'All 3 rows done',
    '1 changed, 2 may have changed',
  ],
  [
    'a job of which another admin may have been faster',
    { rows: 3, state: 'done', counts: { 'already-member': 3 }, maybeChanged: 2 },
    'done',
    'All 3 rows done',
    '0 changed, 2 may have changed, 1 needed no change',
  ],
  [
    'a job in which some rows failed',
    { rows: 9, state: 'done', counts: { added: 7, 'account-not-found': 2 } },
    'done-with-failures',
    '2 of 9 rows failed',
    '7 changed, 2 failed',
  ],
  [
    'a job in which only rows without need did not fail',
    { rows: 3, state: 'done', counts: { 'already-member': 1, 'not-permitted': 2 } },
    'done-with-failures',
    '2 of 3 rows failed',
    '0 changed, 1 needed no change, 2 failed',
  ],
  [
    'a job in which every row failed',
    { rows: 3, state: 'done', counts: { 'not-permitted': 2, 'timed-out': 1 } },
    'failed',
    'All 3 rows failed',
    '0 changed, 3 failed',
  ],
  [
    'a job whose only row failed',
    { rows: 1, state: 'done', counts: { unexpected: 1 } },
    'failed',
    '1 row failed',
    '0 changed, 1 failed',
  ],
];

test.each(JOBS)('names the state of %s', (_what, special, state, title, result) => {
  const job = jobView(special);
  expect(shownState(job)).toBe(state);
  expect(jobTitle(job, state, writing)).toBe(title);
  expect(resultText(job, writing)).toBe(result);
});

test('takes an outcome that the page does not know for a failure', () => {
  const counts = { 'new-code': 2 } as JobView['counts'];
  expect(shownState(jobView({ state: 'done', rows: 2, counts }))).toBe('failed');
});

test('says that a job runs between two steps of its owner’s page, and to others that it waits', () => {
  expect(shownState(jobView(AT_PAGE), 'owner')).toBe('running');
  expect(shownState(jobView(AT_PAGE), 'another')).toBe('waiting');
  expect(shownState(jobView(AT_PAGE))).toBe('waiting');
});

test('shows only a job without failures in green, and fills no bar after failures', () => {
  const states = JOBS.map(([, , state]) => state);
  const green = states.filter((state) => stateLook(state).lozenge === 'success');
  expect(new Set(green)).toEqual(new Set(['done']));
  expect(stateLook('failed')).toEqual({ lozenge: 'removed', text: 'bulk.state.failed' });
  expect(stateLook('done-with-failures').bar).toBeUndefined();
});

test('the next try of a waiting job is never in the past', () => {
  const until = '2026-08-03T10:00:00Z';
  expect(nextTry(until, writing, Date.parse(until) - 1)).toMatch(/2026/);
  expect(nextTry(until, writing, Date.parse(until))).toBe('now');
});
