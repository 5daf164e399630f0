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

type KnownCase = Exclude<Case, 'invalid-input'>;

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

const wordsOf = (known: KnownCase): FailureWords => ({
  title: `failure.${known}.title`,
  next: known === 'no-answer' ? 'failure.uncertain.next' : `failure.${known}.next`,
});

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
    (failureCase === 'invalid-input' ? INVALID[failure.field ?? 'unnamed'] : wordsOf(failureCase))
  );
};

/**
 * The texts for a failed change of members. They also say whether the change may have been made.
 */
export const failedChangeWords = (
  failure: PageFailure,
  viewer: { isSiteAdmin?: boolean | undefined } = {},
): FailureWords => {
  const words = failureWords(failure, viewer.isSiteAdmin === true ? toSiteAdmin : {});
  if (failure.certain !== false) return { ...words, effect: 'failure.nothing-changed' };
  return { ...words, effect: 'failure.uncertain', next: NEXT[caseOf(failure)] ?? words.next };
};

/** A site admin can't be told to ask a site admin. */
const toSiteAdmin: SpecialWords = {
  'not-permitted': {
    title: 'failure.not-permitted.title',
    next: 'failure.not-permitted.site-admin',
  },
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
  return code === 'invalid-input' || Object.hasOwn(KNOWN, code) ? code : 'unexpected';
};

/** A failed read leaves no doubt about a change. */
export const readingWords: SpecialWords = {
  'rate-limited': { title: 'failure.rate-limited.title', next: 'failure.reading.later' },
  'timed-out': { title: 'failure.timed-out.title', next: 'failure.reading.next' },
  'no-answer': { title: 'failure.no-answer.title', next: 'failure.reading.next' },
  unavailable: { title: 'failure.unavailable.title', next: 'failure.reading.next' },
  'not-permitted': { title: 'failure.reading.not-permitted', next: 'failure.reading.next' },
};
