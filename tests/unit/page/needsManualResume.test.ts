import type { JobView } from '../../../src/contract/bulkApi';
import { needsManualResume } from '../../../static/admin/bulk/job/jobState';
import { jobView } from './views';

const UNTIL = '2026-11-23T13:00:00.000Z';

test.each<[string, Partial<JobView>, boolean]>([
  ['one that runs', {}, false],
  ['one that is paused', { state: 'paused' }, true],
  ['one that is asked to pause', { command: 'pause' }, true],
  [
    'one that waits for the hour',
    { state: 'waiting', waiting: { for: 'hourly-pool', until: UNTIL } },
    false,
  ],
  ['one that waits for its owner', { state: 'waiting', waiting: { for: 'owner-at-page' } }, false],
  ['one that waits for an approval', { state: 'waiting', waiting: { for: 'approval' } }, true],
  [
    'one that waits for another owner',
    { state: 'waiting', waiting: { for: 'another-owner' } },
    true,
  ],
])('%s goes on by hand: %#', (_what, over, byHand) => {
  expect(needsManualResume(jobView(over))).toBe(byHand);
});
