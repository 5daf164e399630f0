import { makeRandom } from '../../random';
import type { Clock } from '../clock';
import type { Data } from '../data/data';
import type { Faults } from '../faults/faults';
import type { Invoke } from '../invocations/invoke';
import type { Manifest } from '../manifest/manifest';
import type { Rates } from '../rates/rates';
import type { Service } from '../seam/service';
import { makeChains } from './chains';
import { makeDeliver } from './deliver';
import { makeDispatcher, type Dispatcher } from './dispatcher';
import { makeEventStore } from './eventStore';
import { makeJobs } from './jobs';
import { makeQueueFaults } from './queueFaults';
import { makeQueueService } from './queueService';
import { makeSettle } from './settle';

const SEED = 1; // of the order in which events are delivered

/** The event queue: what apps ask of it, and what delivers its events. */
export type Queue = { service: Service; dispatcher: Dispatcher };

export const makeQueue = (deps: {
  manifest: Manifest;
  data: Data;
  faults: Faults;
  rates: Rates;
  clock: Clock;
  invoke: Invoke;
}): Queue => {
  const { data, faults, clock } = deps;
  const events = makeEventStore(data);
  const jobs = makeJobs(data);
  const queueFaults = makeQueueFaults(faults);
  const dispatcher = makeDispatcher({
    events,
    deliver: makeDeliver({ ...deps, queueFaults }),
    settle: makeSettle({ data, events, jobs, clock }),
    clock,
    random: makeRandom(SEED),
  });
  const service = makeQueueService({
    ...deps,
    ...{ events, jobs, queueFaults, chains: makeChains(data) },
    onPush: () => {
      dispatcher.wake();
    },
  });
  return { service, dispatcher };
};
