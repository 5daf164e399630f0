import { historyOf, starterOf } from '../../../static/admin/bulk/job/jobState';
import { jobView } from './views';

const at = (minute: number): string => `2026-08-03T10:0${minute}:00Z`;

test('lists what admins did about a job in order, with person and time', () => {
  const job = jobView({
    approvals: [
      { accountId: 'owner', at: at(0) },
      { accountId: 'another', at: at(2) },
    ],
    commands: [
      { command: 'pause', by: 'owner', at: at(1) },
      { command: 'run', by: 'another', at: at(3) },
      { command: 'cancel', by: 'third', at: at(4) },
      { command: 'undo', by: 'owner', at: at(5), jobId: 'undo' },
      { command: 'retry', by: 'owner', at: at(6), jobId: 'retry' },
    ],
  });
  expect(historyOf(job)).toEqual([
    { text: 'bulk.job.approved', by: 'owner', at: at(0) },
    { text: 'bulk.job.command.pause', by: 'owner', at: at(1) },
    { text: 'bulk.job.taken-over', by: 'another', at: at(2) },
    { text: 'bulk.job.command.run', by: 'another', at: at(3) },
    { text: 'bulk.job.command.cancel', by: 'third', at: at(4) },
    { text: 'bulk.job.command.undo', by: 'owner', at: at(5) },
    { text: 'bulk.job.command.retry', by: 'owner', at: at(6) },
  ]);
});

test('names who started a job, also after a take-over', () => {
  const approvals = ['first', 'second'].map((accountId) => ({
    accountId,
    at: '2026-08-03T10:00:00Z',
  }));
  expect(starterOf(jobView({ approvals, ownerId: 'second' }))).toBe('first');
});
