import type { Clock, StepQueue } from '../../../src/application/ports/platform';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import type { StepEvent } from '../../../src/contract/events';
import { type Breakable, makeOutage } from '../breakable';

const MAX_DELAY_SECONDS = 900;

/** An event that was asked for, and when it is due. */
export type DueEvent = { event: StepEvent; at: number };

export type FakeStepQueue = Breakable & {
  ask: StepQueue;
  /**
   * The events that were asked for and not delivered yet. The test that delivers one removes it.
   */
  events: DueEvent[];
};

/** An event queue that keeps events, and delivers nothing by itself. */
export const makeFakeStepQueue = (now: Clock): FakeStepQueue => {
  const outage = makeOutage();
  const events: DueEvent[] = [];
  return {
    events,
    ask: async (event, delaySeconds) => {
      await Promise.resolve();
      outage.check('push event');
      const delay = Math.max(0, Math.ceil(delaySeconds));
      if (delay > MAX_DELAY_SECONDS) throw new StoreUnavailable('push event', 'too late');
      events.push({ event: structuredClone(event), at: now() + delay * 1_000 });
    },
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
