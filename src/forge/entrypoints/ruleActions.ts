import * as z from 'zod/mini';
import type { App } from '../../application/app';
import { allSettledOrThrow } from '../../application/concurrency/allSettledOrThrow';
import type { RuleEnd } from '../../application/membership/changeByRule';
import { type ParsedRule, parseRuleInputs, type RuleLabels } from '../../contract/events';
import { effectText, failureTexts, nextIfUncertain } from '../../contract/failureTexts';
import texts from '../../contract/ruleTexts.json';
import { parseAccountId } from '../../domain/accountId';
import type { RuleCaller } from '../../domain/caller';
import type { Change, ChangeAction } from '../../domain/change';
import { type Failure, type FailureCode, ok, type Outcome } from '../../domain/outcome';
import { FUNCTION_LIMITS_MS } from '../platform/deadline';
import { handlingErrors } from '../platform/handleErrors';
import { makeForgeApp } from './forgeApp';

/**
 * What is wrong with the user that a rule runs as: there is none, they have not consented to the app,
 * Confluence rejects them, or they don't administer it.
 */
type UserProblem = 'no-user' | 'no-consent' | 'not-authenticated' | 'not-an-admin';

/** How a call of an action ended. */
type RuleCallEnd = RuleEnd | { problem: { kind: UserProblem } };

/**
 * What an action did, as the outputs in manifest.yml. `in-group` and `not-in-group` mean that the
 * membership is as asked, and that no one knows whether this run made it so.
 */
type RuleOutputs = {
  status: Change['status'] | 'in-group' | 'not-in-group';
  groupName: string;
  accountId: string;
};

/**
 * What an action returns: its outputs, or an error, which ends the rule and is shown in its audit
 * log. https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/#communicating-errors
 */
type RuleAnswer = RuleOutputs | { errors: { message: string }[] };

/** What the platform says about a call, as far as it is read. The payload says nothing about it. */
const platformContext = z.object({ principal: z.object({ accountId: z.unknown() }) });

/**
 * Makes the function of an Automation action. Automation calls it as the user of the connection that
 * the rule's author chose. This user must administer Confluence, and the change is made as this user
 * and never as the app. Only then are the inputs of any interest. It never throws.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/#action-execution
 */
const ruleAction = (name: string, action: ChangeAction) => {
  const run = handlingErrors(
    name,
    async function runRule(parsed: ParsedRule, platform: unknown): Promise<Outcome<RuleCallEnd>> {
      const app = makeForgeApp();
      const context = platformContext.safeParse(platform);
      const accountId = parseAccountId(context.data?.principal.accountId);
      if (!accountId.ok) return ok({ problem: { kind: 'no-user' } });
      const caller: RuleCaller = { kind: 'rule', accountId: accountId.value };
      const [isAdmin] = await allSettledOrThrow([
        app.adminCheck(caller.accountId, 'present'),
        readAhead(app, caller, action, parsed),
      ]);
      if (!isAdmin.ok) return refusalOfUser(isAdmin.failure);
      if (!isAdmin.value) return ok({ problem: { kind: 'not-an-admin' } });
      if (!parsed.ok) return ok({ problem: parsed.problem });
      return await app.changeByRule(caller, action, parsed.request);
    },
    FUNCTION_LIMITS_MS.action,
  );
  return async function runRuleAction(payload: unknown, platform: unknown): Promise<RuleAnswer> {
    const parsed = parseRuleInputs(payload);
    return answerToRule(action, parsed.labels, await run(parsed, platform));
  };
};

/** Tells a user who is rejected from a question that got no answer. */
const refusalOfUser = (failure: Failure): Outcome<RuleCallEnd> => {
  if (failure.code !== 'not-authenticated') return { ok: false, failure };
  // Without a status, the platform refused: it asks Confluence only as a user who has consented.
  const kind: UserProblem = failure.httpStatus === undefined ? 'no-consent' : 'not-authenticated';
  return ok({ problem: { kind } });
};

/** Reads what the change needs while the user is checked. It has no effect. */
const readAhead = async (
  app: App,
  { accountId: user }: RuleCaller,
  action: ChangeAction,
  parsed: ParsedRule,
): Promise<void> => {
  if (!parsed.ok || !('accountId' in parsed.request.person)) return;
  const { group, person } = parsed.request;
  await app.prefetch(user, 'present', { ...group, action, accountId: person.accountId });
};

/** The Automation action `add-person`. */
export const addByRule = ruleAction('add-person', 'add');

/** The Automation action `remove-person`. */
export const removeByRule = ruleAction('remove-person', 'remove');

/**
 * Puts the end of an action into an answer for Automation. An error says what happened, whether the
 * members may have been changed, what to do next and what the rule asked for. It has the page's
 * sentences, except where they are about the page or about its viewer.
 */
export const answerToRule = (
  action: ChangeAction,
  labels: RuleLabels,
  outcome: Outcome<RuleCallEnd>,
): RuleAnswer => {
  if (outcome.ok && 'change' in outcome.value && !outcome.value.change.pending)
    return outputsOf(outcome.value.change);
  const { group, person } = labels;
  const asked = textOf(`rule.requested.${action}`, { person, group });
  const isNamed = group !== '' && person !== '';
  return { errors: [{ message: [...sentences(outcome), ...(isNamed ? [asked] : [])].join(' ') }] };
};

const outputsOf = ({ status, certain, groupName, accountId }: Change): RuleOutputs => ({
  status: certain ? status : UNCERTAIN[status],
  groupName,
  accountId,
});

const UNCERTAIN = {
  added: 'in-group',
  'already-member': 'in-group',
  removed: 'not-in-group',
  'not-a-member': 'not-in-group',
} as const;

type TextKey = keyof typeof texts;

/** What happened, whether the change may have been made, and what to do next. */
const sentences = (outcome: Outcome<RuleCallEnd>): string[] => {
  if (!outcome.ok) return sentencesOfFailure(outcome.failure);
  // Confluence says that it will make the change, and not yet that it did.
  if ('change' in outcome.value)
    return [`${texts['rule.pending.title']}.`, texts['change.added.uncertain']];
  const { problem } = outcome.value;
  const value = 'value' in problem ? problem.value : '';
  return [
    `${texts[TITLES[problem.kind]]}.`,
    texts['failure.nothing-changed'],
    textOf(`rule.${problem.kind}.next`, { value }),
  ];
};

type ProblemKind = Extract<RuleCallEnd, { problem: unknown }>['problem']['kind'];

const TITLES: Record<ProblemKind, TextKey> = {
  'no-user': 'rule.no-user.title',
  'no-consent': 'rule.no-consent.title',
  'not-authenticated': 'rule.not-authenticated.title',
  'not-an-admin': 'rule.not-an-admin.title',
  'invalid-inputs': 'rule.invalid-inputs.title',
  'group-missing': 'rule.group-missing.title',
  'invalid-group': 'failure.invalid-group.title',
  'person-missing': 'rule.person-missing.title',
  'smart-value': 'rule.smart-value.title',
  'invalid-person': 'rule.invalid-person.title',
  'email-unknown': 'rule.email-unknown.title',
  'email-several': 'rule.email-several.title',
  'emails-hidden': 'rule.emails-hidden.title',
  'email-unsure': 'rule.email-unsure.title',
};

const sentencesOfFailure = (failure: Failure): string[] => {
  const known = withoutPlans(failure);
  const usual = failureTexts(known);
  const { title = usual.title, next = usual.next } = specialTexts(known);
  const uncertain = known.certain === false ? nextIfUncertain(known) : undefined;
  const { reference } = known;
  return [
    `${texts[title]}.`,
    texts[effectText(known)],
    texts[uncertain ?? next],
    ...(reference === undefined ? [] : [`${textOf('failure.reference', { reference })}.`]),
  ];
};

const OF_PLANS: ReadonlySet<FailureCode> = new Set([
  'too-many-removals',
  'plan-outdated',
  'plan-differs',
  'not-found',
]);

/** Only bulk changes fail like plans, and no rule makes them. */
const withoutPlans = (failure: Failure): Failure =>
  OF_PLANS.has(failure.code) ? { ...failure, code: 'unexpected' } : failure;

/** The texts of a rule, where those of the page are about the page or about its viewer. */
const specialTexts = ({
  code,
  field,
  httpStatus,
}: Failure): { title?: TextKey; next?: TextKey } => {
  switch (code) {
    case 'not-authenticated':
      // The user took their consent back after they were checked.
      return httpStatus === undefined
        ? { title: 'rule.no-consent.title', next: 'rule.no-consent.next' }
        : {};
    case 'not-permitted':
    case 'group-not-allowed':
    case 'group-not-found':
    case 'account-not-found':
      return { next: `rule.${code}.next` };
    case 'invalid-input':
      return field === 'group' ? { next: 'rule.invalid-group.next' } : {};
    case 'missing-scope':
    case 'not-an-admin':
    case 'externally-managed':
    case 'group-mismatch':
    case 'no-seats':
    case 'would-empty-group':
    case 'own-admin-group':
    case 'too-many-removals':
    case 'too-many-to-count':
    case 'plan-outdated':
    case 'plan-differs':
    case 'not-found':
    case 'in-progress':
    case 'rate-limited':
    case 'unavailable':
    case 'timed-out':
    case 'unexpected':
      return {};
  }
};

/** A text with its placeholders filled. What is filled in is not read again. */
const textOf = (key: TextKey, values: Readonly<Record<string, string>>): string =>
  texts[key].replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
