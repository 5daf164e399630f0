import { effectText, failureTexts, nextIfUncertain } from '../../contract/failureTexts';
import type { RuleEnd } from '../../application/membership/changeByRule';
import type { RuleLabels } from '../../contract/ruleInputs';
import texts from '../../contract/ruleTexts.json';
import type { Change, ChangeAction } from '../../domain/change';
import type { Failure, FailureCode, Outcome } from '../../domain/outcome';

/**
 * What is wrong with the user that a rule runs as: there is none, they have not consented to the app,
 * Confluence rejects them, or they don't administer it.
 */
export type UserProblem = 'no-user' | 'no-consent' | 'not-authenticated' | 'not-an-admin';

/** How a call of an action ended. */
export type RuleCallEnd = RuleEnd | { problem: { kind: UserProblem } };

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
export type RuleAnswer = RuleOutputs | { errors: { message: string }[] };

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
