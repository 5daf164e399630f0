import type { PageFailure } from '../api/answers';
import type { MessageKey } from './fill';

/** What happened, whether members may have been changed, and what to do next. */
export type FailureWords = {
  title: MessageKey;
  /** Set only if members were to be changed. */
  effect?: MessageKey;
  next: MessageKey;
};

/** A failure's code. An empty hourly pool is a case of its own. */
type Case = PageFailure['code'] | 'hourly-pool';

/** Texts for cases where the usual ones don't fit. */
export type SpecialWords = Partial<Record<Case, FailureWords>>;

const WORDS: Record<Exclude<Case, 'invalid-input'>, FailureWords> = {
  'not-authenticated': {
    title: 'failure.not-authenticated.title',
    next: 'failure.not-authenticated.next',
  },
  'missing-scope': { title: 'failure.missing-scope.title', next: 'failure.missing-scope.next' },
  'not-permitted': { title: 'failure.not-permitted.title', next: 'failure.not-permitted.next' },
  'not-an-admin': { title: 'failure.not-an-admin.title', next: 'failure.not-an-admin.next' },
  'group-not-allowed': {
    title: 'failure.group-not-allowed.title',
    next: 'failure.group-not-allowed.next',
  },
  'group-not-found': {
    title: 'failure.group-not-found.title',
    next: 'failure.group-not-found.next',
  },
  'account-not-found': {
    title: 'failure.account-not-found.title',
    next: 'failure.account-not-found.next',
  },
  'externally-managed': {
    title: 'failure.externally-managed.title',
    next: 'failure.externally-managed.next',
  },
  'group-mismatch': { title: 'failure.group-mismatch.title', next: 'failure.group-mismatch.next' },
  'no-seats': { title: 'failure.no-seats.title', next: 'failure.no-seats.next' },
  'would-empty-group': {
    title: 'failure.would-empty-group.title',
    next: 'failure.would-empty-group.next',
  },
  'own-admin-group': {
    title: 'failure.own-admin-group.title',
    next: 'failure.own-admin-group.next',
  },
  'too-many-removals': {
    title: 'failure.too-many-removals.title',
    next: 'failure.too-many-removals.next',
  },
  'plan-outdated': { title: 'failure.plan-outdated.title', next: 'failure.plan-outdated.next' },
  'plan-differs': { title: 'failure.plan-differs.title', next: 'failure.plan-differs.next' },
  'not-found': { title: 'failure.not-found.title', next: 'failure.not-found.next' },
  'in-progress': { title: 'failure.in-progress.title', next: 'failure.in-progress.next' },
  'rate-limited': { title: 'failure.rate-limited.title', next: 'failure.rate-limited.next' },
  'hourly-pool': { title: 'failure.hourly-pool.title', next: 'failure.hourly-pool.next' },
  unavailable: { title: 'failure.unavailable.title', next: 'failure.unavailable.next' },
  'timed-out': { title: 'failure.timed-out.title', next: 'failure.timed-out.next' },
  unexpected: { title: 'failure.unexpected.title', next: 'failure.unexpected.next' },
  'no-answer': { title: 'failure.no-answer.title', next: 'failure.uncertain.next' },
};

const INVALID: Record<NonNullable<PageFailure['field']> | 'unnamed', FailureWords> = {
  unnamed: { title: 'failure.invalid-unnamed.title', next: 'failure.invalid-unnamed.next' },
  group: { title: 'failure.invalid-group.title', next: 'failure.invalid-group.next' },
  accountId: { title: 'failure.invalid-account.title', next: 'failure.invalid-account.next' },
  body: { title: 'failure.invalid-body.title', next: 'failure.invalid-body.next' },
};

/** The texts for a failure. A new code without texts doesn't compile. */
export const failureWords = (failure: PageFailure, special: SpecialWords = {}): FailureWords => {
  const failureCase = caseOf(failure);
  return (
    special[failureCase] ??
    (failureCase === 'invalid-input' ? INVALID[failure.field ?? 'unnamed'] : WORDS[failureCase])
  );
};

/**
 * The texts for a failed change of members. They also say whether the change may have been made.
 */
export const failedChangeWords = (failure: PageFailure): FailureWords => {
  const words = failureWords(failure);
  if (failure.certain !== false) return { ...words, effect: 'failure.nothing-changed' };
  return { ...words, effect: 'failure.uncertain', next: NEXT[caseOf(failure)] ?? words.next };
};

/** The next step if the change may have been made, where it differs. */
const NEXT: Partial<Record<Case, MessageKey>> = {
  unavailable: 'failure.uncertain.next',
  'timed-out': 'failure.uncertain.next',
  'rate-limited': 'failure.uncertain.next',
  unexpected: 'failure.unexpected.uncertain',
};

const caseOf = ({ code, hourlyPoolEmpty }: PageFailure): Case => {
  if (hourlyPoolEmpty === true) return 'hourly-pool';
  // A page opened before an update may get a code that it doesn't know.
  return code === 'invalid-input' || code in WORDS ? code : 'unexpected';
};

/** A failed read leaves no doubt about a change. */
export const readingWords: SpecialWords = {
  'rate-limited': { title: 'failure.rate-limited.title', next: 'failure.reading.later' },
  'timed-out': { title: 'failure.timed-out.title', next: 'failure.reading.next' },
  'no-answer': { title: 'failure.no-answer.title', next: 'failure.reading.next' },
  unavailable: { title: 'failure.unavailable.title', next: 'failure.reading.next' },
  'not-permitted': { title: 'failure.reading.not-permitted', next: 'failure.reading.next' },
};
