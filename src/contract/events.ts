import * as z from 'zod/mini';
import { type AccountId, parseAccountId } from '../domain/accountId';
import { plainText } from '../domain/freeText';
import { type GroupSelector, parseGroupId, parseTypedGroupName } from '../domain/group';
import { MAX_EMAIL_LENGTH, MAX_REASON_BYTES, MAX_REASON_CHARACTERS } from '../domain/limits';
import type { Outcome } from '../domain/outcome';
import type { PlanId } from '../domain/plan/plan';
import { accountId, count, groupId, namingOneGroup, planId, typedGroupName } from './fields';
import { parseInput } from './parse';

// What the platform and outside systems send to the app.

/** The body of the web triggers. A group's name is in `group` here, not in `groupName`. */
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
 * should be over, and finds out whether its invocation was ended halfway. `early` continues a job
 * that waits for Confluence before its wait is over.
 */
export type StepEvent = { jobId: PlanId; step: number; why: 'next' | 'watch' | 'early' };

/** What the queue `bulk-steps` passes to its consumer. */
export const queueEvent = z.object({
  body: z.object({ jobId: planId, step: count, why: z.enum(['next', 'watch', 'early']) }),
});

/**
 * A request to read the access lists, or to check the owners of all keys, and why it was made:
 *
 * - `group-event`: a group was created or deleted, at `askedAt` at the latest. A list that was read
 *   from then on serves.
 * - `old-lists`: a list was needed, and was missing or old. Any list that is not old serves.
 * - `unproven-owner`: Confluence has not confirmed the owner of a key for too long.
 *
 * `askedAt` is in milliseconds since 1970.
 */
export type RefreshEvent = {
  askedAt: number;
  why: 'group-event' | 'old-lists' | 'unproven-owner';
};

/** What the queue `access-lists` passes to its consumer. */
export const refreshEvent = z.object({
  body: z.object({
    askedAt: z.number(),
    why: z.enum(['group-event', 'old-lists', 'unproven-owner']),
  }),
});

/**
 * Work of Setup for the queue. `probe` only arrives, which shows that the queue delivers. `owner` runs
 * the part of a self-test that needs an absent person. `tidy` removes what an interrupted test left.
 */
export type SetupEvent =
  | { kind: 'probe'; askedAt: number }
  | { kind: 'owner' | 'tidy'; testId: string };

/** What the queue `setup` passes to its consumer. */
export const setupEvent = z.object({
  body: z.union([
    z.object({ kind: z.literal('probe'), askedAt: z.number() }),
    z.object({ kind: z.enum(['owner', 'tidy']), testId: z.string() }),
  ]),
});

// What a rule of Atlassian Automation passes to an action: the inputs in manifest.yml, after
// Automation has filled in the smart values.

/** The person of a rule. */
export type RulePerson = { accountId: AccountId } | { email: string };

/** The change that a rule asks for. The reason is tidied, and cut if it is long. */
export type RuleRequest = { group: GroupSelector; person: RulePerson; reason?: string };

/**
 * Why the inputs of a rule name no change. `smart-value` is one that Automation didn't fill in. The
 * problems with an email are what its search found out.
 */
export type RuleProblem =
  | { kind: 'invalid-inputs' | 'group-missing' | 'invalid-group' | 'person-missing' }
  | {
      kind:
        | 'smart-value'
        | 'invalid-person'
        | 'email-unknown'
        | 'email-several'
        | 'emails-hidden'
        | 'email-unsure';
      /** The text that the problem is about, tidied. */
      value: string;
    };

/** The inputs as a person would read them, to say what was asked for. Empty if there are none. */
export type RuleLabels = { group: string; person: string };

export type ParsedRule = { labels: RuleLabels } & (
  | { ok: true; request: RuleRequest }
  | { ok: false; problem: RuleProblem }
);

const MAX_TEXT = 100_000; // characters; Automation accepts 100 KB for all inputs together

const text = z.pipe(
  z.nullish(z.string().check(z.maxLength(MAX_TEXT))),
  z.transform((given) => given ?? ''),
);

const ruleInputs = z.object({ groupId: text, groupName: text, person: text, reason: text });

/** Parses what the platform passes to an action as its first argument. */
export const parseRuleInputs = (payload: unknown): ParsedRule => {
  const parsed = ruleInputs.safeParse(payload);
  if (!parsed.success)
    return { labels: { group: '', person: '' }, ok: false, problem: { kind: 'invalid-inputs' } };
  const { reason, ...named } = parsed.data;
  const labels = { group: shown(named.groupName || named.groupId), person: shown(named.person) };
  const group = groupOf(named);
  if ('kind' in group) return { labels, ok: false, problem: group };
  const person = personOf(named.person);
  if ('kind' in person) return { labels, ok: false, problem: person };
  const why = cutReason(reason);
  return { labels, ok: true, request: { group, person, ...(why !== '' && { reason: why }) } };
};

/** A group that was picked in the form has an ID, and this counts. Without one, the name counts. */
const groupOf = ({
  groupId,
  groupName,
}: {
  groupId: string;
  groupName: string;
}): GroupSelector | RuleProblem => {
  const named = groupId.trim() || groupName;
  if (named.trim() === '') return { kind: 'group-missing' };
  if (hasSmartValue(named)) return { kind: 'smart-value', value: shown(named) };
  if (groupId.trim() !== '') {
    const id = parseGroupId(named);
    return id.ok ? { groupId: id.value } : { kind: 'invalid-group' };
  }
  const name = parseTypedGroupName(named);
  return name.ok ? { groupName: name.value } : { kind: 'invalid-group' };
};

const EMAIL = /^[^\s@,;]+@[^\s@,;]+$/; // several in one text are no email

const personOf = (given: string): RulePerson | RuleProblem => {
  const named = given.trim();
  if (shown(named) === '') return { kind: 'person-missing' }; // empty, or nothing that can be seen
  if (hasSmartValue(named)) return { kind: 'smart-value', value: shown(named) };
  const accountId = parseAccountId(named);
  if (accountId.ok) return { accountId: accountId.value };
  if (named.length <= MAX_EMAIL_LENGTH && EMAIL.test(named) && plainText(named) === named)
    return { email: named };
  return { kind: 'invalid-person', value: shown(named) };
};

/** Automation leaves a smart value that it doesn't know as it is. */
const hasSmartValue = (given: string): boolean => /\{\{|\}\}/.test(given);

const MAX_SHOWN = 100; // characters

/** A text as an error message shows it: one line of visible characters, quoted. */
const shown = (given: string): string => {
  const tidied = plainText(given.slice(0, MAX_TEXT_TIDIED));
  if (tidied === '') return '';
  const characters = Array.from(tidied);
  const cut = characters.slice(0, MAX_SHOWN).join('');
  return `“${characters.length > MAX_SHOWN ? `${cut}…` : cut}”`;
};

const MAX_TEXT_TIDIED = 2_000; // what is longer is cut anyway

/** A reason that fits into the limits of a plan row's reason. It is a note, so it may be cut. */
const cutReason = (given: string): string => {
  const characters = Array.from(plainText(given.slice(0, MAX_TEXT_TIDIED)));
  const fits = (some: readonly string[]): boolean =>
    some.join('').length <= MAX_REASON_CHARACTERS &&
    Buffer.byteLength(JSON.stringify(some.join(''))) <= MAX_REASON_BYTES;
  if (fits(characters)) return characters.join('');
  let end = Math.min(characters.length, MAX_REASON_CHARACTERS);
  while (!fits([...characters.slice(0, end), '…'])) end -= 1;
  return `${characters.slice(0, end).join('')}…`;
};
