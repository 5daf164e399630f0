import * as z from 'zod/mini';
import type { Outcome } from '../domain/outcome';
import type { PlanId } from '../domain/plan/plan';
import { accountId, count, groupId, groupName, planId } from './fields';
import { parseInput } from './parse';

// What the platform and outside systems hand to the app.

/** The body of the web triggers: like `membership`, but the field for a name is `group`. */
const triggerBody = z.union([
  z.pipe(
    z.strictObject({ group: groupName, accountId }),
    z.transform(({ group, ...rest }) => ({ groupName: group, ...rest })),
  ),
  z.strictObject({ groupId, accountId }),
]);

export type TriggerBody = z.output<typeof triggerBody>;

/** Reads the raw body of a signed call. What is no JSON is refused as `invalid-input`, too. */
export const parseTriggerBody = (body: string): Outcome<TriggerBody> =>
  parseInput(triggerBody, jsonOf(body));

const jsonOf = (body: string): unknown => {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
};

/**
 * What Forge hands to a web trigger.
 * https://developer.atlassian.com/platform/forge/events-reference/web-trigger/
 */
export const triggerEvent = z.object({
  method: z.string(),
  headers: z.record(z.string(), z.array(z.string())),
  body: z.optional(z.nullable(z.string())),
});

/**
 * A step that the queue asks for. `next` continues the job. `watch` comes when a step should be long
 * over, and finds out whether its invocation was ended halfway.
 */
export type StepEvent = { jobId: PlanId; step: number; why: 'next' | 'watch' };

/** What the queue hands to its consumer. */
export const queueEvent = z.object({
  body: z.object({ jobId: planId, step: count, why: z.enum(['next', 'watch']) }),
});
