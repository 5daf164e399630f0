import * as z from 'zod/mini';
import type { Outcome } from '../domain/outcome';
import type { PlanId } from '../domain/plan/plan';
import { accountId, count, groupId, namingOneGroup, planId, typedGroupName } from './fields';
import { parseInput } from './parse';

// What the platform and outside systems send to the app.

/** The body of the web triggers. It is like `membership`, but its field for a name is `group`. */
const triggerBody = namingOneGroup(
  ['group', 'groupId', 'accountId'],
  z.union([
    z.pipe(
      z.strictObject({ group: typedGroupName, accountId }),
      z.transform(({ group, ...rest }) => ({ groupName: group, ...rest })),
    ),
    z.strictObject({ groupId, accountId }),
  ]),
);

type TriggerBody = z.output<typeof triggerBody>;

/**
 * Parses the raw body of a signed call. A body that is not JSON, or that names a field twice, fails
 * with `invalid-input`, too.
 */
export const parseTriggerBody = (body: string): Outcome<TriggerBody> =>
  parseInput(triggerBody, jsonOf(body));

/** The JSON of a body. Undefined if it is none, or an object in which a name occurs twice. */
const jsonOf = (body: string): unknown => {
  try {
    const value = JSON.parse(body) as unknown;
    return hasRepeatedName(body, value) ? undefined : value;
  } catch {
    return undefined;
  }
};

const JSON_TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g; // strings hide what is in them

/** Whether an object names a field twice. `JSON.parse` keeps the last, which may not be meant. */
const hasRepeatedName = (body: string, value: unknown): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  let depth = 0;
  let names = 0;
  for (const [token] of body.matchAll(JSON_TOKEN)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (token === ':' && depth === 1) names += 1;
  }
  return names > Object.keys(value).length;
};

/**
 * What Forge passes to a web trigger.
 * https://developer.atlassian.com/platform/forge/events-reference/web-trigger/
 */
export const triggerEvent = z.object({
  method: z.string(),
  headers: z.record(z.string(), z.array(z.string())),
  body: z.optional(z.nullable(z.string())),
});

/**
 * A step that the queue asks for. `next` continues the job. `watch` arrives long after the step
 * should be over, and finds out whether its invocation was ended halfway.
 */
export type StepEvent = { jobId: PlanId; step: number; why: 'next' | 'watch' };

/** What the queue `bulk-steps` passes to its consumer. */
export const queueEvent = z.object({
  body: z.object({ jobId: planId, step: count, why: z.enum(['next', 'watch']) }),
});

/**
 * A request to read the access lists again, or to check the owners of all keys. `askedAt` is in
 * milliseconds since 1970.
 */
export type RefreshEvent = { askedAt: number; subject: 'access-lists' | 'key-owners' };

/** What the queue `access-lists` passes to its consumer. */
export const refreshEvent = z.object({
  body: z.object({ askedAt: z.number(), subject: z.enum(['access-lists', 'key-owners']) }),
});

/**
 * Work of Setup for the queue. `probe` only arrives, which shows that the queue delivers. `owner` runs
 * the part of a self-test that needs an absent person. `tidy` removes what an interrupted test left.
 */
export type SetupEvent =
  { kind: 'probe'; askedAt: number } | { kind: 'owner' | 'tidy'; testId: string };

/** What the queue `setup` passes to its consumer. */
export const setupEvent = z.object({
  body: z.union([
    z.object({ kind: z.literal('probe'), askedAt: z.number() }),
    z.object({ kind: z.enum(['owner', 'tidy']), testId: z.string() }),
  ]),
});
