import { makeRandom } from '../../random';
import type { Invoke } from '../invocations/invoke';
import { NotEmulated, type Service, type ServiceDeps } from '../seam/service';
import { makeDeliver, makeStoreResult } from './delivery';
import { makeDispatcher, type Dispatcher } from './dispatcher';
import { makePublish, refusal, type PublishDeps } from './publish';
import { makeQueueStore } from './queueStore';

const SEED = 1; // of the order of deliveries

/** The event queue: the service that apps call, and the dispatcher that delivers the events. */
export type Queue = { service: Service; dispatcher: Dispatcher };

export const makeQueue = (deps: ServiceDeps & { invoke: Invoke }): Queue => {
  const { data, clock } = deps;
  const store = makeQueueStore(data);
  const dispatcher = makeDispatcher({
    store,
    deliver: makeDeliver(deps),
    storeResult: makeStoreResult(store, clock),
    clock,
    random: makeRandom(SEED),
  });
  const service = makeQueueService({ ...deps, store, onPush: () => dispatcher.wake() });
  return { service, dispatcher };
};

const ADDRESS = '/webhook/queue/';

// The package sends the names in braces unchanged. Forge's proxy replaces them.
const PUBLISH = `${ADDRESS}publish/{contextAri}/{environmentId}/{appId}/{appVersion}`;

/**
 * Makes the service behind `push` of a `Queue` of `@forge/events`. Calls `onPush` when there are new
 * events. The statistics and the cancellation of jobs are not emulated.
 * https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
 */
const makeQueueService = (deps: PublishDeps & { onPush: () => void }): Service => {
  const { faults, onPush } = deps;
  const publish = makePublish(deps);
  return {
    accepts: ({ auth, path }) =>
      auth.type === 'fpp' &&
      auth.provider === 'app' &&
      auth.remote === 'stargate' &&
      path.startsWith(ADDRESS),
    answer: ({ path, body = '' }, invocation) => {
      const fault = faults.next('queue', `${path} ${body}`, ['fail']);
      if (fault?.when === 'before') return Promise.resolve(FAILURE);
      if (path !== PUBLISH) throw new NotEmulated(`the queue's ${path}`);
      const answer = publish(JSON.parse(body), invocation);
      onPush();
      return Promise.resolve(fault === undefined ? answer : FAILURE);
    },
  };
};

const FAILURE = refusal(500, 'The queue failed on purpose.');
