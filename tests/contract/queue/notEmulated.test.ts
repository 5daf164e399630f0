import { Queue } from '@forge/events';
import { openQueueSeam, type QueueSeam } from '../../seams/queueSeam';

/* Everything of `@forge/events` that the app does not use is refused by its name. */

let seam: QueueSeam;
beforeEach(async () => {
  seam = await openQueueSeam();
});
afterEach(() => {
  seam.close();
});

const steps = new Queue({ key: 'steps' });

test.each<[string, (jobId: string) => Promise<unknown>, string]>([
  [
    'the statistics of a job',
    (jobId) => steps.getStats(jobId),
    "the queue's /webhook/queue/stats/",
  ],
  ['the end of a job', (jobId) => steps.cancel(jobId), "the queue's /webhook/queue/cancel/"],
  [
    'a limit of events that run at once',
    () => steps.push({ body: {}, concurrency: { key: 'write', limit: 1 } }),
    'this in an event that is pushed: Unrecognized key: "concurrency"',
  ],
])('%s is not emulated', async (_what, call, part) => {
  const { jobId } = await steps.push({ body: {} });
  await expect(call(jobId)).rejects.toThrow(`The local Forge does not emulate ${part}`);
  await seam.quiet();
  expect(seam.calls).toHaveLength(1);
});
