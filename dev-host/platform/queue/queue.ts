import { makeRandom } from '../../random';
import type { Invocation } from '../invocations/invocation';
import type { Invoke } from '../invocations/invoke';
import { emptyAnswer, jsonAnswer, type SeamAnswer, type SeamCall } from '../seam/seamCall';
import { NotEmulated, type Service, type ServiceDeps } from '../seam/service';
import { makeDeliver, makeStoreResult } from './delivery';
import { makeDispatcher, type Dispatcher } from './dispatcher';
import { jobBody, makePublish, refusal, type PublishDeps } from './publish';
import { makeQueueStore, type QueueJob } from './queueStore';

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

// The packages send the names in braces unchanged. Forge's proxy replaces them.
const ADDRESS =
  /^\/webhook\/queue\/(\w+)\/\{contextAri\}\/\{environmentId\}\/\{appId\}\/\{appVersion\}$/;

/**
 * Makes the service behind `Queue` of `@forge/events`. Calls `onPush` when there are new events.
 * https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
 */
const makeQueueService = (deps: PublishDeps & { onPush: () => void }): Service => {
  const { faults, store, onPush } = deps;
  const publish = makePublish(deps);
  const carryOut = ({ path, body }: SeamCall, invocation: Invocation): SeamAnswer => {
    const operation = ADDRESS.exec(path)?.[1] ?? '';
    const sent: unknown = JSON.parse(body ?? '');
    switch (operation) {
      case 'publish': {
        const answer = publish(sent, invocation);
        onPush();
        return answer;
      }
      case 'stats': {
        const found = store.stats(jobOf(sent, invocation));
        return found === undefined ? NO_SUCH_JOB : jsonAnswer(200, found);
      }
      case 'cancel':
        return store.cancel(jobOf(sent, invocation)) ? emptyAnswer() : NO_SUCH_JOB;
      default:
        throw new NotEmulated(`the queue's ${path}`);
    }
  };
  return {
    accepts: ({ auth, path }) =>
      auth.type === 'fpp' &&
      auth.provider === 'app' &&
      auth.remote === 'stargate' &&
      path.startsWith('/webhook/queue/'),
    answer: (call, invocation) => {
      const fault = faults.next('queue', `${call.path} ${call.body ?? ''}`, ['fail']);
      if (fault?.when === 'before') return Promise.resolve(FAILURE);
      const answer = carryOut(call, invocation);
      return Promise.resolve(fault === undefined ? answer : FAILURE);
    },
  };
};

const FAILURE = refusal(500, 'The queue failed on purpose.');
const NO_SUCH_JOB = refusal(404, 'There is no such job.');

const jobOf = (body: unknown, { installation }: Invocation): QueueJob => {
  const { queueName, jobId } = jobBody.parse(body);
  return { installationId: installation.id, queue: queueName, jobId };
};
