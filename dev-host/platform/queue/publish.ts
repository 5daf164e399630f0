import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Data } from '../data/data';
import type { Invocation } from '../invocations/invocation';
import { consumerOf, type Consumer } from '../manifest/consumers';
import type { Manifest } from '../manifest/manifest';
import type { Rates } from '../rates/rates';
import { jsonAnswer } from '../seam/answers';
import type { SeamAnswer } from '../seam/seamCall';
import { publishBody, pushEvent, type PushEvent } from './bodies';
import type { Chains } from './chains';
import type { EventStore } from './eventStore';
import type { Jobs } from './jobs';
import {
  LONG_TIMEOUT_S,
  MAX_EVENTS_A_PUSH,
  MAX_LONG_EVENT_BYTES,
  MAX_PUSH_BYTES,
  QUEUE_EVENTS,
} from './limits';
import type { QueueFaults } from './queueFaults';
import { refusal } from './refusal';

export type PublishDeps = {
  manifest: Manifest;
  data: Data;
  events: EventStore;
  jobs: Jobs;
  chains: Chains;
  queueFaults: QueueFaults;
  rates: Rates;
  clock: Clock;
};

/**
 * Takes a push: 201 where all its events now wait, 202 with the others where only some do; 413, 429
 * and 405 are the limits that `@forge/events` names. What Forge answers for a queue that no consumer
 * takes from could not be settled; here it is refused.
 */
export const makePublish =
  (deps: PublishDeps) =>
  (body: unknown, { installation, chain }: Invocation): SeamAnswer => {
    const { manifest, data, events, jobs, chains, queueFaults, rates, clock } = deps;
    const parsed = publishBody.safeParse(body);
    if (!parsed.success) return refusal(400, parsed.error.message);
    const { queueName: queue, jobId, payload } = parsed.data;
    const consumer = consumerOf(manifest.modules, queue);
    if (consumer === undefined)
      return refusal(400, `manifest.yml has no consumer of the queue "${queue}".`);
    if (payload.length > MAX_EVENTS_A_PUSH)
      return refusal(400, `A push has ${MAX_EVENTS_A_PUSH} events at most.`);
    if (bytesOf(payload) > MAX_PUSH_BYTES)
      return jsonAnswer(413, { errorMessage: 'A push is 200 KB at most.' });
    if (chains.isSpent(chain)) return refusal(405, 'This chain of events has pushed too often.');
    const passed = rates.passed(QUEUE_EVENTS, installation.id, payload.length);
    if (passed !== undefined) return refusal(429, `Forge allows ${passed.name}.`);

    const checked = payload.map((event) => checkEvent(event, consumer));
    const job = { installationId: installation.id, queue, jobId };
    const pushedAt = clock();
    data.inTransaction(() => {
      chains.count(chain);
      jobs.begin(job);
      for (const { pushed } of checked) {
        if (pushed === undefined) continue;
        const event = { ...job, eventId: randomUUID(), pushed, chain, pushedAt };
        const dueAt = pushedAt + (pushed.delayInSeconds ?? 0) * 1_000;
        for (const lateMs of queueFaults.delaysMs(queue, pushed.body))
          events.add({ ...event, dueAt: dueAt + lateMs });
      }
    });
    const failedEvents = checked.flatMap(({ problem }, index) =>
      problem === undefined ? [] : [{ index: String(index), errorMessage: problem }],
    );
    return failedEvents.length === 0 ? jsonAnswer(201, {}) : jsonAnswer(202, { failedEvents });
  };

type Checked = { pushed: PushEvent; problem?: undefined } | { pushed?: undefined; problem: string };

const checkEvent = (event: unknown, { timeoutSeconds }: Consumer): Checked => {
  const parsed = pushEvent.safeParse(event);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}` };
  }
  return timeoutSeconds > LONG_TIMEOUT_S && bytesOf(event) > MAX_LONG_EVENT_BYTES
    ? { problem: 'An event for a consumer of more than 55 seconds is 100 KB at most.' }
    : { pushed: parsed.data };
};

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
