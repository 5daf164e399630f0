import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { DEFAULT_LATE_MS, type Faults } from '../faults';
import type { Invocation } from '../invocations/invocation';
import { consumerOf, type Consumer } from '../manifest/modules';
import { QUEUE_EVENTS } from '../rates';
import { jsonAnswer, type SeamAnswer } from '../seam/seamCall';
import { NotEmulated, type ServiceDeps } from '../seam/service';
import {
  LONG_TIMEOUT_S,
  MAX_DELAY_S,
  MAX_EVENTS,
  MAX_LONG_EVENT_BYTES,
  MAX_PUSH_BYTES,
  MAX_PUSHES_OF_CHAIN,
} from './limits';
import type { NewEvent, PushEvent, QueueStore } from './queueStore';

/** The body of `Queue.push`. Its events are checked one by one. */
const publishBody = z.strictObject({
  queueName: z.string(),
  jobId: z.string().min(1),
  time: z.string(),
  type: z.literal('avi:forge:app:event'),
  schema: z.literal('ari:cloud:ecosystem::forge/app-event-2'),
  payload: z.array(z.unknown()).min(1),
});

const pushEvent: z.ZodType<PushEvent> = z.strictObject({
  body: z.record(z.string(), z.unknown()),
  delayInSeconds: z.number().min(0).max(MAX_DELAY_S).optional(),
});

/** Makes the queue's answer to what it refuses. `@forge/events` shows most of these messages. */
export const refusal = (status: number, message: string): SeamAnswer =>
  jsonAnswer(status, { code: status, message });

export type PublishDeps = Omit<ServiceDeps, 'data'> & { store: QueueStore };

/**
 * Makes the function that accepts a push. It answers 201 if all events are stored. If only some are,
 * it answers 202 with the others. `@forge/events` knows the limits as 413, 429 and 405. It is not
 * documented what Forge answers for a queue without a consumer. Here the push is refused.
 */
export const makePublish =
  (deps: PublishDeps) =>
  (body: unknown, { installation, chain }: Invocation): SeamAnswer => {
    const { manifest, store, faults, rates, clock } = deps;
    const parsed = publishBody.safeParse(body);
    if (!parsed.success) return refusal(400, parsed.error.message);
    const { queueName: queue, jobId, payload } = parsed.data;
    const consumer = consumerOf(manifest.modules, queue);
    if (consumer === undefined)
      return refusal(400, `manifest.yml has no consumer of the queue "${queue}".`);
    if (payload.length > MAX_EVENTS)
      return refusal(400, `A push has at most ${MAX_EVENTS} events.`);
    if (bytesOf(payload) > MAX_PUSH_BYTES)
      return jsonAnswer(413, { errorMessage: 'A push has at most 200 KB.' });
    if (store.pushesOf(chain) >= MAX_PUSHES_OF_CHAIN)
      return refusal(405, 'This chain of events has pushed too often.');
    const exceeded = rates.exceeded(QUEUE_EVENTS, installation.id, payload.length);
    if (exceeded !== undefined) return refusal(429, `Forge allows ${exceeded.name}.`);

    const checked = payload.map((event) => checkEvent(event, consumer));
    const pushedAt = clock();
    const events = checked.flatMap(({ pushed }): NewEvent[] => {
      if (pushed === undefined) return [];
      const event = { eventId: randomUUID(), pushed, pushedAt };
      const dueAt = pushedAt + (pushed.delayInSeconds ?? 0) * 1_000;
      return delaysMs(faults, queue, pushed.body).map((ms) => ({ ...event, dueAt: dueAt + ms }));
    });
    store.add({ installationId: installation.id, queue, jobId }, chain, events);
    const failedEvents = checked.flatMap(({ problem }, index) =>
      problem === undefined ? [] : [{ index: String(index), errorMessage: problem }],
    );
    return failedEvents.length === 0 ? jsonAnswer(201, {}) : jsonAnswer(202, { failedEvents });
  };

type Checked = { pushed: PushEvent; problem?: undefined } | { pushed?: undefined; problem: string };

const checkEvent = (event: unknown, { timeoutSeconds }: Consumer): Checked => {
  const parsed = pushEvent.safeParse(event);
  if (!parsed.success) {
    const { issues } = parsed.error;
    const unknown = issues.find(({ code }) => code === 'unrecognized_keys');
    if (unknown !== undefined)
      throw new NotEmulated(`this in an event that is pushed: ${unknown.message}`);
    const [issue] = issues;
    return { problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}` };
  }
  return timeoutSeconds > LONG_TIMEOUT_S && bytesOf(event) > MAX_LONG_EVENT_BYTES
    ? { problem: 'An event has at most 100 KB if its consumer may run longer than 55 seconds.' }
    : { pushed: parsed.data };
};

/** Returns how late an event is delivered. With two numbers, it is delivered twice. */
const delaysMs = (faults: Faults, queue: string, body: object): number[] => {
  const text = `${queue} ${JSON.stringify(body)}`;
  const fault = faults.next('queue', text, ['late', 'double']);
  if (fault === undefined) return [0];
  const { effect, ms } = fault;
  return effect === 'double' ? [0, ms ?? 0] : [ms ?? DEFAULT_LATE_MS];
};

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
