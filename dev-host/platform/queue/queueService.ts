import type { Faults } from '../faults/faults';
import type { Invocation } from '../invocations/invocation';
import { emptyAnswer, jsonAnswer } from '../seam/answers';
import { NotEmulated } from '../seam/notEmulated';
import type { SeamAnswer, SeamCall } from '../seam/seamCall';
import type { Service } from '../seam/service';
import { jobBody } from './bodies';
import type { Jobs } from './jobs';
import { makePublish, type PublishDeps } from './publish';
import { refusal } from './refusal';

// The names in braces are sent as they stand here: Forge's proxy knows what belongs in their place.
const ADDRESS =
  /^\/webhook\/queue\/(\w+)\/\{contextAri\}\/\{environmentId\}\/\{appId\}\/\{appVersion\}$/;

/**
 * The async event queue: what `Queue` of `@forge/events` talks to.
 * https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
 */
export const makeQueueService = (
  deps: PublishDeps & {
    faults: Faults;
    /** Called when there are new events. */
    onPush: () => void;
  },
): Service => {
  const { faults, jobs, onPush } = deps;
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
      case 'stats':
        return stats(jobs, sent, invocation.installation.id);
      case 'cancel':
        return cancel(jobs, sent, invocation.installation.id);
      default:
        throw new NotEmulated(`the queue's ${path}`);
    }
  };
  return {
    name: 'queue',
    accepts: ({ auth, path }) =>
      auth.type === 'fpp' &&
      auth.provider === 'app' &&
      auth.remote === 'stargate' &&
      path.startsWith('/webhook/queue/'),
    answer: (call, invocation) => {
      const fault = faults.next('queue', `${call.path} ${call.body ?? ''}`, ['fail']);
      if (fault?.when === 'before') return Promise.resolve(failure());
      const answer = carryOut(call, invocation);
      return Promise.resolve(fault === undefined ? answer : failure());
    },
  };
};

const failure = (): SeamAnswer => refusal(500, 'The queue failed on purpose.');

const stats = (jobs: Jobs, body: unknown, installationId: string): SeamAnswer => {
  const { queueName, jobId } = jobBody.parse(body);
  const found = jobs.stats({ installationId, queue: queueName, jobId });
  return found === undefined ? refusal(404, 'There is no such job.') : jsonAnswer(200, found);
};

const cancel = (jobs: Jobs, body: unknown, installationId: string): SeamAnswer => {
  const { queueName, jobId } = jobBody.parse(body);
  return jobs.cancel({ installationId, queue: queueName, jobId })
    ? emptyAnswer()
    : refusal(404, 'There is no such job.');
};
