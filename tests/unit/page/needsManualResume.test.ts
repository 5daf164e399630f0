import type { JobView } from '../../../src/contract/bulkApi';
import { needsManualResume } from '../../../static/admin/bulk/job/jobState';
import { jobView } from './views';

const UNTIL = '2026-11-23T13:00:00.000Z';

test.each<[string, Partial<JobView>, boolean]>([
  ['a running job', {}, false],
  ['a paused job', { state: 'paused' }, true],
  ['a job asked to pause', { command: 'pause' }, true],
  [
    'a job that waits for the hour',
    { state: 'waiting', waiting: { for: 'hourly-pool', until: UNTIL } },
    false,
  ],
  [
    'a job that waits for its owner',
    { state: 'waiting', waiting: { for: 'owner-at-page' } },
    false,
  ],
  ['a job that waits for an approval', { state: 'waiting', waiting: { for: 'approval' } }, true],
  [
    'a job that waits for another owner',
    { state: 'waiting', waiting: { for: 'another-owner' } },
    true,
  ],
])('tells whether an admin must resume %s: %#', (_what, over, byHand) => {
  expect(needsManualResume(jobView(over))).toBe(byHand);
});
