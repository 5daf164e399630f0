import { InvocationError, JobDoesNotExistError, Queue } from '@forge/events';
import { InvocationFailed } from '../../../dev-host/platform/invocations/invocation';
import { openQueueSeam, type QueueSeam } from '../../seams/queueSeam';

let seam: QueueSeam;
beforeEach(async () => {
  seam = await openQueueSeam();
});
afterEach(() => {
  seam.close();
});

const steps = new Queue({ key: 'steps' });
const DAY_S = 86_400;

test('the statistics of a job count its events', async () => {
  const complaint = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  seam.consume = ({ body }) => {
    if (body['name'] === 'hopeless') throw new InvocationFailed('threw', 'It threw.');
    return undefined;
  };
  const { jobId } = await steps.push([
    { body: { name: 'quick' } },
    { body: { name: 'hopeless' } },
    { body: { name: 'slow' }, delayInSeconds: 900 },
  ]);
  await seam.quiet();
  expect(await steps.getStats(jobId)).toEqual({ success: 1, inProgress: 2, failed: 0 });
  await seam.pass(900);
  expect(await steps.getStats(jobId)).toEqual({ success: 2, inProgress: 1, failed: 0 });
  await seam.pass(DAY_S);
  expect(await steps.getStats(jobId)).toEqual({ success: 2, inProgress: 0, failed: 1 });
  expect(complaint).toHaveBeenCalledWith(expect.stringContaining('was dropped'));
  complaint.mockRestore();
});

test('a canceled job delivers nothing more, retries included', async () => {
  seam.consume = () => new InvocationError();
  const { jobId } = await steps.push([{ body: {} }, { body: {}, delayInSeconds: 5 }]);
  await seam.quiet();
  await steps.cancel(jobId);
  await seam.pass(900);
  expect(seam.calls).toHaveLength(1);
  expect(seam.dispatcher.show().waiting).toEqual([]);
});

test('a job that is canceled while its consumer runs is not delivered again', async () => {
  seam.consume = async ({ jobId }) => {
    await steps.cancel(jobId);
    return new InvocationError();
  };
  await steps.push({ body: {} });
  await seam.quiet();
  await seam.pass(900);
  expect(seam.calls).toHaveLength(1);
});

test('a job of another queue, or none, is not found', async () => {
  const { jobId } = await steps.push({ body: {} });
  const others = new Queue({ key: 'long-steps' });
  await expect(others.getStats(jobId)).rejects.toThrow(JobDoesNotExistError);
  await expect(others.cancel(jobId)).rejects.toThrow(JobDoesNotExistError);
});
