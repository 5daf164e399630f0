import type { Failure, FailureCode, InputField } from '../domain/outcome';

// Which texts describe a failure. The page and the Automation actions say the same sentences. Here
// are only their keys: the texts are in static/locales.

/** A failure, as far as its texts depend on it. The page also has one for an answer that never came. */
export type DescribedFailure = Pick<Failure, 'certain' | 'field' | 'hourlyPoolEmpty'> & {
  code: FailureCode | 'no-answer';
};

/** A failure's code. An empty hourly pool is a case of its own. */
export type FailureCase = DescribedFailure['code'] | 'hourly-pool';

type KnownCase = Exclude<FailureCase, 'invalid-input'>;

type Invalid = 'invalid-unnamed' | 'invalid-group' | 'invalid-account' | 'invalid-body';

/** What happened, and what to do next. */
export type FailureTexts = {
  title: `failure.${KnownCase | Invalid}.title`;
  next: `failure.${Exclude<KnownCase, 'no-answer'> | Invalid}.next` | 'failure.uncertain.next';
};

// A new code that is missing here doesn't compile, and neither does one without its texts.
const KNOWN: Record<KnownCase, true> = {
  'not-authenticated': true,
  'missing-scope': true,
  'not-permitted': true,
  'not-an-admin': true,
  'group-not-allowed': true,
  'group-not-found': true,
  'account-not-found': true,
  'externally-managed': true,
  'group-mismatch': true,
  'no-seats': true,
  'would-empty-group': true,
  'own-admin-group': true,
  'too-many-removals': true,
  'too-many-to-count': true,
  'plan-outdated': true,
  'plan-differs': true,
  'not-found': true,
  'in-progress': true,
  'rate-limited': true,
  'hourly-pool': true,
  unavailable: true,
  'timed-out': true,
  unexpected: true,
  'no-answer': true,
};

const INVALID: Record<InputField | 'unnamed', Invalid> = {
  unnamed: 'invalid-unnamed',
  group: 'invalid-group',
  accountId: 'invalid-account',
  body: 'invalid-body',
};

/** The case of a failure. A page opened before an update may get a code that it doesn't know. */
export const failureCaseOf = ({ code, hourlyPoolEmpty }: DescribedFailure): FailureCase => {
  if (hourlyPoolEmpty === true) return 'hourly-pool';
  return code === 'invalid-input' || Object.hasOwn(KNOWN, code) ? code : 'unexpected';
};

/** The texts for a failure. A new code without texts doesn't compile. */
export const failureTexts = (failure: DescribedFailure): FailureTexts => {
  const known = failureCaseOf(failure);
  const name = known === 'invalid-input' ? INVALID[failure.field ?? 'unnamed'] : known;
  return {
    title: `failure.${name}.title`,
    next: name === 'no-answer' ? 'failure.uncertain.next' : `failure.${name}.next`,
  };
};

/** What a failed change of members says first: whether the change may have been made. */
export const effectText = ({ certain }: Pick<DescribedFailure, 'certain'>) =>
  certain === false ? 'failure.uncertain' : 'failure.nothing-changed';

type NextIfUncertain = 'failure.uncertain.next' | 'failure.unexpected.uncertain';

const NEXT_IF_UNCERTAIN: Partial<Record<FailureCase, NextIfUncertain>> = {
  unavailable: 'failure.uncertain.next',
  'timed-out': 'failure.uncertain.next',
  'rate-limited': 'failure.uncertain.next',
  unexpected: 'failure.unexpected.uncertain',
};

/** The next step if the change may have been made, where it is another one. */
export const nextIfUncertain = (failure: DescribedFailure): NextIfUncertain | undefined =>
  NEXT_IF_UNCERTAIN[failureCaseOf(failure)];
