import type { AsyncEvent } from '@forge/events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openData } from '../../dev-host/platform/data';
import { faultSchema, makeFaults } from '../../dev-host/platform/faults';
import type { InvocationRequest } from '../../dev-host/platform/invocations/invocation';
import { makeQueue } from '../../dev-host/platform/queue/queue';
import { makeRates } from '../../dev-host/platform/rates';
import { makeSteerableClock } from '../fakes/steerableClock';
import { askService } from './askService';
import { testInvocation } from './invocation';
import { queueApp } from './manifest';
import { beginInvocation } from './seamGlobals';

/** The local Forge's queue under the real `@forge/events`; the test provides the consumers. */
export const openQueueSeam = async (manifest = queueApp.manifest()) => {
  const clock = makeSteerableClock();
  const data = await openData(undefined);
  const faults = makeFaults();
  const { dispatcher, service } = makeQueue({
    manifest,
    data,
    faults,
    rates: makeRates(clock.now),
    clock: clock.now,
    invoke: async (request) => {
      seam.calls.push(request);
      return JSON.stringify(await seam.consume(request.argument as AsyncEvent));
    },
  });
  dispatcher.start([testInvocation({}).installation]);
  const seam = {
    dispatcher,
    clock,
    /** The calls of the consumers, in order. */
    calls: [] as InvocationRequest[],
    /** What a consumer does with an event, and returns. */
    consume: (_event: AsyncEvent): unknown => undefined,
    /** The names in the bodies of the events that were delivered, in order. */
    delivered: (): unknown[] =>
      seam.calls.map(({ argument }) => (argument as AsyncEvent).body['name']),
    /** Starts an invocation, which may be part of a chain of events. */
    begin: (chain = 'test'): void => {
      beginInvocation((...call) => askService(service, testInvocation({ chain }), ...call));
    },
    /** Moves the clock forward and waits until nothing that is due is left. */
    pass: async (seconds: number): Promise<void> => {
      clock.advance(seconds);
      dispatcher.wake();
      await seam.quiet();
    },
    /** Waits until no consumer runs. */
    quiet: async (): Promise<void> => {
      do await nextTurn();
      while (dispatcher.show().running > 0);
    },
    setFaults: (...wanted: object[]): void => {
      faults.set(wanted.map((fault) => faultSchema.parse({ target: 'queue', ...fault })));
    },
    close: (): void => {
      dispatcher.stop();
      data.close();
    },
  };
  seam.begin();
  return seam;
};

export type QueueSeam = Awaited<ReturnType<typeof openQueueSeam>>;
