import type { ConfluenceAnswer } from './confluenceAnswer';
import { failureOfAnswer } from './failureOfAnswer';
import type { Failure } from './outcome';

/**
 * The meaning of an answer to "take this account out of this group". The steps that are no outcome
 * yet (`retired`, `something-missing`) tell the caller how to find out. That somebody is `removed`
 * does not say that they were there: Confluence answers 204 for a non-member too.
 */
export type RemoveMeaning =
  | { is: 'removed'; httpStatus: number }
  | { is: 'retired' }
  | { is: 'something-missing' }
  | { is: 'failed'; failure: Failure };

/** Reads an answer; see docs/permissions.md for what each means to a person. */
export const readRemoveAnswer = (answer: ConfluenceAnswer): RemoveMeaning => {
  if (answer.kind !== 'answered') return { is: 'failed', failure: failureOfAnswer(answer) };
  const { status } = answer;
  // 204 is what is described; a removal that answers 200 was accepted just the same.
  if (status === 204 || status === 200) return { is: 'removed', httpStatus: status };
  if (status === 404) return { is: 'something-missing' };
  if (status === 410) return { is: 'retired' };
  return { is: 'failed', failure: failureOfAnswer(answer) };
};
