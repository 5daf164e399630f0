import type { ConfluenceAnswer } from './confluenceAnswer';
import { failureOfWrite, successOfWrite } from './failureOfWrite';
import type { Failure } from './outcome';

/**
 * The meaning of an answer to "take this account out of this group". The steps that are no outcome
 * yet (`retired`, `something-missing`) tell the caller how to find out. That somebody is `removed`
 * does not say that they were there: Confluence answers 204 for a non-member too.
 */
export type RemoveMeaning =
  | { is: 'removed'; httpStatus: number; certain: boolean }
  | { is: 'retired' }
  | { is: 'something-missing' }
  | { is: 'failed'; failure: Failure };

/** Reads an answer to a removal; docs/permissions.md says what each means to a person. */
export const readRemoveAnswer = (answer: ConfluenceAnswer): RemoveMeaning => {
  if (answer.kind !== 'answered') return { is: 'failed', failure: failureOfWrite(answer) };
  const { status } = answer;
  const success = successOfWrite(status);
  if (success) return { is: 'removed', httpStatus: status, ...success };
  if (status === 404) return { is: 'something-missing' };
  if (status === 410) return { is: 'retired' };
  return { is: 'failed', failure: failureOfWrite(answer) };
};
