import type { ConfluenceAnswer } from './confluenceAnswer';
import { failureOfWrite, successOfWrite } from './failureOfWrite';
import type { Failure } from './outcome';

/**
 * The meaning of an answer to "add this account to this group". The steps that are no outcome yet
 * (`retired`, `maybe-no-seats`, `something-missing`) tell the caller how to find out.
 */
export type AddMeaning =
  | { is: 'added'; httpStatus: number; certain: boolean }
  | { is: 'already-member'; httpStatus: number }
  | { is: 'retired' }
  | { is: 'maybe-no-seats' }
  | { is: 'something-missing' }
  | { is: 'failed'; failure: Failure };

// "Cannot add user. User is already a member of …" and its kin. The word alone may be a group's name.
const SAYS_ALREADY = /\balready (?:a member|in|belongs|exists)\b/i;
// CONFCLOUD-84635: how Confluence says that a licence is wanting; it may also be passing.
const SEATS_FAULT = /HystrixRuntimeException.*AddUserToGroups/is;

/** Reads an answer to an add; docs/permissions.md says what each means to a person. */
export const readAddAnswer = (answer: ConfluenceAnswer): AddMeaning => {
  if (answer.kind !== 'answered') return { is: 'failed', failure: failureOfWrite(answer) };
  const { status, text } = answer;
  const success = successOfWrite(status);
  if (success) return { is: 'added', httpStatus: status, ...success };
  if (status === 409) return { is: 'already-member', httpStatus: status };
  if (status === 400 && SAYS_ALREADY.test(text))
    return { is: 'already-member', httpStatus: status };
  if (status === 404) return { is: 'something-missing' };
  if (status === 410) return { is: 'retired' };
  if (status === 500 && SEATS_FAULT.test(text)) return { is: 'maybe-no-seats' };
  return { is: 'failed', failure: failureOfWrite(answer) };
};
