import {
  InternalServerError,
  InvocationLimitReachedError,
  InvalidPushSettingsError,
  PartialSuccessError,
  PayloadTooBigError,
  Queue,
  RateLimitError,
  TooManyEventsError,
} from '@forge/events';
import { openQueueSeam, type QueueSeam } from '../../seams/queueSeam';

let seam: QueueSeam;
beforeEach(async () => {
  seam = await openQueueSeam();
});
afterEach(() => {
  seam.close();
});

const steps = new Queue({ key: 'steps' });
const named = (name: string) => ({ body: { name } });
const many = (count: number) => Array.from({ length: count }, (_, at) => named(String(at)));

test('an event reaches the consumer of its queue, with no one signed in', async () => {
  const { jobId } = await steps.push(named('zebra'));
  await seam.quiet();
  expect(seam.calls).toMatchObject([
    {
      functionKey: 'step',
      module: { type: 'consumer', key: 'steps' },
      limitMs: 55_000,
      argument: {
        body: { name: 'zebra' },
        queueName: 'steps',
        jobId,
        eventId: expect.any(String) as string,
      },
    },
  ]);
  expect(seam.calls[0]?.viewer).toBeUndefined();
  expect(seam.calls[0]?.argument).not.toHaveProperty('retryContext');
});

test('a consumer has the time limit of its function in manifest.yml', async () => {
  await new Queue({ key: 'long-steps' }).push(named('zebra'));
  await seam.quiet();
  expect(seam.calls[0]?.limitMs).toBe(900_000);
});

test('a queue without a consumer accepts nothing', async () => {
  const push = new Queue({ key: 'nowhere' }).push(named('zebra'));
  await expect(push).rejects.toThrow(InternalServerError);
  await expect(push).rejects.toThrow('manifest.yml has no consumer of the queue "nowhere".');
});

test('a push accepts 50 events, 200 KB and 15 minutes of delay, and no more', async () => {
  await steps.push(many(50));
  await expect(steps.push(many(51))).rejects.toThrow(TooManyEventsError);
  await expect(steps.push(named('x'.repeat(201 * 1_024)))).rejects.toThrow(PayloadTooBigError);
  await expect(steps.push({ ...named('late'), delayInSeconds: 901 })).rejects.toThrow(
    InvalidPushSettingsError,
  );
});

test('an installation pushes 500 events a minute', async () => {
  for (let push = 0; push < 10; push += 1) await steps.push(many(50));
  await expect(steps.push(named('zebra'))).rejects.toThrow(RateLimitError);
  await seam.pass(60);
  await steps.push(named('zebra'));
});

test('an event of 100 KB is too large for a consumer that may run long, and the others are delivered', async () => {
  const push = new Queue({ key: 'long-steps' }).push([
    named('small'),
    { body: { name: 'x'.repeat(101 * 1_024) } },
  ]);
  await expect(push).rejects.toThrow(PartialSuccessError);
  await push.catch((error: unknown) => {
    expect((error as PartialSuccessError).failedEvents).toMatchObject([
      { errorMessage: expect.stringContaining('100 KB') as string },
    ]);
  });
  await seam.quiet();
  expect(seam.delivered()).toEqual(['small']);
});

test('a chain of events ends after 1,000 pushes, from any of its invocations', async () => {
  for (let push = 0; push < 1_000; push += 1) {
    if (push % 400 === 0) await seam.pass(60);
    seam.begin(seam.calls.at(-1)?.chain ?? 'origin');
    await steps.push(named(String(push)));
    await seam.quiet();
  }
  await seam.pass(60);
  expect(seam.calls).toHaveLength(1_000);
  expect(new Set(seam.calls.map(({ chain }) => chain))).toEqual(new Set(['origin']));
  await expect(steps.push(named('zebra'))).rejects.toThrow(InvocationLimitReachedError);
  seam.begin('another');
  await steps.push(named('zebra'));
});
