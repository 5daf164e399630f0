import type { StepQueue } from '../../../src/application/ports/platform';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { queueEvent, type StepEvent } from '../../../src/contract/events';
import { stepQueue } from '../../../src/forge/platform/queues';
import { planIdOf } from '../../fakes/bulk/aPlan';
import { makeFakeStepQueue } from '../../fakes/bulk/fakeStepQueue';
import { makeSteerableClock } from '../../fakes/steerableClock';
import { appManifest } from '../../seams/manifest';
import { openQueueSeam } from '../../seams/queueSeam';

type QueueUnderTest = {
  ask: StepQueue;
  pass: (seconds: number) => Promise<void>;
  /** The events delivered so far, as the consumer reads them. */
  delivered: () => readonly (StepEvent | undefined)[];
  breakDown: () => void;
  close: () => void;
};

const startFake = (): Promise<QueueUnderTest> => {
  const clock = makeSteerableClock();
  const { ask, events, breakDown } = makeFakeStepQueue(clock.now);
  return Promise.resolve({
    ask,
    pass: (seconds) => {
      clock.advance(seconds);
      return Promise.resolve();
    },
    delivered: () => events.filter(({ at }) => at <= clock.now()).map(({ event }) => event),
    breakDown,
    close: () => undefined,
  });
};

const startAdapter = async (): Promise<QueueUnderTest> => {
  const seam = await openQueueSeam(appManifest());
  return {
    ask: stepQueue,
    pass: seam.pass,
    delivered: () => seam.calls.map(({ argument }) => readStepEvent(argument)),
    breakDown: () => {
      seam.setFaults({ effect: 'fail' });
    },
    close: seam.close,
  };
};

const readStepEvent = (given: unknown): StepEvent | undefined =>
  queueEvent.safeParse(given).data?.body;

const event = (step: number, why: StepEvent['why'] = 'next'): StepEvent => ({
  jobId: planIdOf(1),
  step,
  why,
});

describe.each([
  ['fake', startFake],
  ['adapter', startAdapter],
])('the queue of steps (%s)', (_kind, start) => {
  let queue: QueueUnderTest;
  beforeEach(async () => {
    queue = await start();
  });
  afterEach(() => {
    queue.close();
  });

  test('delivers events as they were pushed', async () => {
    await queue.ask(event(7), 0);
    await queue.pass(0);
    expect(queue.delivered()).toEqual([event(7)]);
  });

  test('delivers an event twice if it was pushed twice', async () => {
    await queue.ask(event(7), 0);
    await queue.ask(event(7), 0);
    await queue.pass(0);
    expect(queue.delivered()).toEqual([event(7), event(7)]);
  });

  test('delivers an event when it is due, and not before', async () => {
    await queue.ask(event(1, 'watch'), 900);
    await queue.ask(event(2), 30);
    await queue.pass(29);
    expect(queue.delivered()).toEqual([]);
    await queue.pass(1);
    expect(queue.delivered()).toEqual([event(2)]);
    await queue.pass(870);
    expect(queue.delivered()).toHaveLength(2);
    expect(queue.delivered()).toContainEqual(event(1, 'watch'));
  });

  test('waits whole seconds, rounded up', async () => {
    await queue.ask(event(1), 0.2);
    await queue.ask(event(2), -5);
    await queue.pass(0);
    expect(queue.delivered()).toEqual([event(2)]);
    await queue.pass(1);
    expect(queue.delivered()).toContainEqual(event(1));
  });

  test('refuses an event that is due in more than 15 minutes', async () => {
    await expect(queue.ask(event(1), 901)).rejects.toThrow(StoreUnavailable);
    await queue.pass(1_000);
    expect(queue.delivered()).toEqual([]);
  });

  test('reports its failure', async () => {
    queue.breakDown();
    await expect(queue.ask(event(1), 0)).rejects.toThrow(StoreUnavailable);
  });
});

describe('an event of another form', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['no body', {}],
    ['another id', { body: { ...event(1), jobId: 'constructor' } }],
    ['a step that is a text', { body: { ...event(1), step: '1' } }],
    ['another reason', { body: { ...event(1), why: 'because' } }],
  ])('is not read: %s', (_what, given) => {
    expect(readStepEvent(given)).toBeUndefined();
  });
});
