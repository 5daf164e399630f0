import { InvocationError, InvocationErrorCode, Queue, type AsyncEvent } from '@forge/events';
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
const names = Array.from({ length: 20 }, (_, at) => String(at));
const retryContexts = () => seam.calls.map(({ argument }) => (argument as AsyncEvent).retryContext);

/** Consumers that run until they are released. */
const holdConsumers = () => {
  let running = 0;
  let most = 0;
  const free: (() => void)[] = [];
  seam.consume = () =>
    new Promise<void>((resolve) => {
      running += 1;
      most = Math.max(most, running);
      free.push(() => {
        running -= 1;
        resolve();
      });
    });
  return {
    running: () => running,
    most: () => most,
    letAllGo: async () => {
      while (running > 0) {
        free.shift()?.();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
};

test('an event is delivered after its delay', async () => {
  await steps.push({ body: { name: 'zebra' }, delayInSeconds: 900 });
  await seam.pass(899);
  expect(seam.delivered()).toEqual([]);
  await seam.pass(1);
  expect(seam.delivered()).toEqual(['zebra']);
});

test('events that are due are delivered in another order than pushed', async () => {
  await steps.push(names.map((name) => ({ body: { name }, delayInSeconds: 1 })));
  await seam.pass(1);
  expect(seam.delivered()).not.toEqual(names);
  expect(seam.delivered().toSorted()).toEqual(names.toSorted());
});

test('an event that its consumer asks to retry comes with the consumer’s data', async () => {
  seam.consume = ({ retryContext }) =>
    retryContext === undefined &&
    new InvocationError({
      retryAfter: 120,
      retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED,
      retryData: { left: 3 },
    });
  await steps.push({ body: { name: 'zebra' } });
  await seam.pass(119);
  expect(seam.calls).toHaveLength(1);
  await seam.pass(1);
  expect(retryContexts()[1]).toEqual({
    retryCount: 1,
    retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED',
    retryData: { left: 3 },
    retentionWindow: {
      startTime: '2026-11-23T12:00:00.000Z',
      remainingTimeMs: 86_400_000 - 120_000,
    },
  });
  await seam.pass(900);
  expect(seam.calls).toHaveLength(2);
});

test('a requested retry takes at most 15 minutes', async () => {
  seam.consume = ({ retryContext }) =>
    retryContext === undefined &&
    new InvocationError({
      retryAfter: 5_000,
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    });
  await steps.push({ body: {} });
  await seam.pass(900);
  expect(seam.calls).toHaveLength(2);
});

test('a retry with more than 4 KB of data is not made', async () => {
  const complaint = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  seam.consume = () =>
    new InvocationError({
      retryAfter: 1,
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
      retryData: 'x'.repeat(4_097),
    });
  await steps.push({ body: {} });
  await seam.pass(900);
  expect(seam.calls).toHaveLength(1);
  expect(seam.dispatcher.show().waiting).toEqual([]);
  expect(complaint).toHaveBeenCalledWith(expect.stringContaining('4 KB'));
  complaint.mockRestore();
});

test('an event whose consumer fails comes again, with growing delays, and counts them', async () => {
  seam.consume = () => {
    throw new InvocationFailed('timed-out', 'It overran.');
  };
  await steps.push({ body: {} });
  for (const seconds of [5, 10, 20, 40]) {
    await seam.pass(seconds - 1);
    const before = seam.calls.length;
    await seam.pass(1);
    expect(seam.calls).toHaveLength(before + 1);
  }
  expect(retryContexts().at(-1)).toMatchObject({
    retryCount: 4,
    retryReason: 'FUNCTION_TIME_OUT',
  });
});

test.each([
  ['an app is to blame for, for a day', 'threw', 1],
  ['the platform is to blame for, for four days', 'ended', 4],
] as const)('retries a failure that %s', async (_who, reason, days) => {
  const complaint = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  seam.consume = () => {
    throw new InvocationFailed(reason, 'It failed.');
  };
  await steps.push({ body: {} });
  for (let quarters = 0; quarters < days * 96; quarters += 1) await seam.pass(900);
  expect(seam.dispatcher.show().waiting).toEqual([]);
  expect(retryContexts().at(-1)?.retryCount).toBe(reason === 'ended' ? 0 : seam.calls.length - 1);
  expect(seam.calls.length).toBeGreaterThan(days * 90);
  complaint.mockRestore();
});

test('consumers use at most four workers', async () => {
  const held = holdConsumers();
  await steps.push(names.map((name) => ({ body: { name } })));
  expect(held.running()).toBe(4);
  expect(seam.dispatcher.show()).toMatchObject({ running: 4, waiting: { length: 16 } });
  await held.letAllGo();
  expect(held.most()).toBe(4);
  expect(seam.calls).toHaveLength(20);
});
