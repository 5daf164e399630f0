import {
  effectText,
  type FailureCase,
  failureCaseOf,
  failureTexts,
  nextIfUncertain,
} from '../../../src/contract/failureTexts';
import { type PageFailure, TEMPORARY } from '../api/answers';
import type { MessageKey } from './fill';

/** What happened, whether members may have been changed, and what to do next. */
export type FailureWords = {
  title: MessageKey;
  /** Set only if members were to be changed. */
  effect?: MessageKey;
  next: MessageKey;
  /** In place of the title that says what failed: it may have worked. */
  doubt?: MessageKey;
};

/** Texts for cases where the usual ones don't fit. A title that is missing is the usual one. */
export type SpecialWords = Partial<Record<FailureCase, SpecialCase>>;

type SpecialCase = Omit<FailureWords, 'title'> & { title?: MessageKey };

/** The texts for a failure. A new code without texts doesn't compile. */
export const failureWords = (failure: PageFailure, special: SpecialWords = {}): FailureWords => ({
  ...failureTexts(failure),
  ...special[failureCaseOf(failure)],
});

/**
 * The texts for a failed change of members. They also say whether the change may have been made.
 */
export const failedChangeWords = (
  failure: PageFailure,
  viewer: { isSiteAdmin?: boolean | undefined } = {},
): FailureWords => {
  const words = failureWords(failure, viewer.isSiteAdmin === true ? toSiteAdmin : {});
  const effect = effectText(failure);
  if (failure.certain !== false) return { ...words, effect };
  return { ...words, effect, next: nextIfUncertain(failure) ?? words.next };
};

/** Whether a failure passes by itself, or when there are licenses again. */
export const isPassing = (code: PageFailure['code']): boolean =>
  code === 'no-seats' || TEMPORARY.includes(code);

/** A site admin can't be told to ask a site admin. */
const toSiteAdmin: SpecialWords = {
  'not-permitted': { next: 'failure.not-permitted.site-admin' },
};

/** The texts if no usable answer came, with the next step, and a title if it may have worked. */
export const unanswered = (next: MessageKey, doubt?: MessageKey): SpecialWords => {
  const more = { next, ...(doubt && { doubt }) };
  return { 'timed-out': more, 'no-answer': more, unavailable: more };
};

/** A refusal for a viewer who may be a site admin, and so isn't sent to one. */
export const REFUSED = { title: 'failure.refused', next: 'failure.reading.next' } as const;

/** A failed read leaves no doubt about a change. */
export const readingWords: SpecialWords = {
  'rate-limited': { next: 'failure.reading.later' },
  ...unanswered('failure.reading.next'),
  'not-permitted': { title: 'failure.reading.not-permitted', next: 'failure.reading.next' },
};
