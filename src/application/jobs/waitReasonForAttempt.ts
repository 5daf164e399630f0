import { natureOfFailure } from '../../domain/job/natureOfFailure';
import type { Failure } from '../../domain/outcome';
import type { Attempt } from '../membership/tryIdentities';
import type { WaitReason } from './waitReason';

const MAX_WAIT_SECONDS = 5; // what Confluence asks for beyond that is waited for between steps

/** What a failed attempt has to wait for; `again` is worth another try now, undefined is final. */
export const waitReasonForAttempt = (
  { actedAs, evidence }: Attempt,
  { code, retryAfterSeconds: seconds, hourlyPoolEmpty }: Failure,
): WaitReason | 'again' | undefined => {
  const last = evidence.at(-1);
  // Whatever words the refusal of the last identity came in.
  if (last?.verdict === 'refused' && last.identity.as === actedAs) return { for: 'refused' };
  switch (natureOfFailure(code)) {
    case 'limited':
      if (hourlyPoolEmpty === true)
        return { for: 'hourly-pool', ...(seconds !== undefined && { seconds }) };
      if (seconds === undefined || seconds <= MAX_WAIT_SECONDS) return 'again';
      return { for: 'rate-limit', seconds };
    case 'no-answer':
      return 'again';
    case 'unapproved':
      // A platform that does not stand in for an absent owner says so in these words: the owner may
      // be there in person.
      return { for: actedAs === 'owner' ? 'refused' : 'approval' };
    case 'refused':
      return { for: 'refused' };
    case 'final':
      return undefined;
  }
};

/** What a step does not wait for, of what Confluence asked to wait for. */
export const tooLongToWait = (made: Attempt): WaitReason | undefined => {
  if (made.result.ok) return undefined;
  const why = waitReasonForAttempt(made, made.result.failure);
  if (why === undefined || why === 'again') return undefined;
  return why.for === 'rate-limit' || why.for === 'hourly-pool' ? why : undefined;
};
