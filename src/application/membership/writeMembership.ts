import type { Identity } from '../../domain/caller';
import type { ChangeStatus } from '../../domain/change';
import {
  failed,
  type Failed,
  type Failure,
  type FailureCode,
  ok,
  type Outcome,
} from '../../domain/outcome';
import type { GroupDirectory } from '../ports/confluence';
import type { Meaning, SendChange, WriteRequest } from './sendChange';

export type { WriteRequest } from './sendChange';

/** A change that holds now. `certain`: it is known whether this write made it so. */
export type Written = { status: ChangeStatus; certain: boolean; httpStatus: number };

export type WriteMembership = (
  request: WriteRequest,
  identity: Identity,
) => Promise<Outcome<Written>>;

/**
 * Carries out one change as one identity, in as many requests as it takes to know the outcome. A
 * failure is `certain: false` where the change may have been made anyway.
 */
export const makeWriteMembership = (deps: {
  directory: GroupDirectory;
  sendChange: SendChange;
}): WriteMembership => {
  const { directory, sendChange } = deps;

  /** What a 404 means, which does not say whether the group or the account is missing. */
  const whatIsMissing = async (request: WriteRequest): Promise<Outcome<Written>> => {
    const { action, group, namedBy } = request;
    const found = await directory.readById(group.id);
    if (!found.ok)
      // Of a read that failed it cannot be said which is missing; nor does it say who may write.
      return found.failure.code === 'group-not-found' ? found : failed('unavailable');
    const isRenamed = namedBy !== 'id' && found.value.name !== group.name;
    if (isRenamed) return failed('group-not-found', { httpStatus: 404 });
    // An account that is not in a group, for whatever reason, need not be removed from it.
    return action === 'remove'
      ? ok({ status: 'not-a-member', certain: true, httpStatus: 404 })
      : failed('account-not-found', { httpStatus: 404 });
  };

  const outcomeOf = async (meaning: Meaning, request: WriteRequest): Promise<Outcome<Written>> => {
    switch (meaning.is) {
      case 'added':
        return ok({ status: 'added', certain: meaning.certain, httpStatus: meaning.httpStatus });
      case 'already-member':
        return ok({ status: 'already-member', certain: true, httpStatus: meaning.httpStatus });
      case 'removed':
        // Confluence says so of an account that was no member, too.
        return ok({
          status: 'removed',
          certain: meaning.certain && request.personWasThere === true,
          httpStatus: meaning.httpStatus,
        });
      case 'maybe-no-seats':
        return failed('no-seats', { httpStatus: 500, certain: false });
      case 'something-missing':
        return whatIsMissing(request);
      case 'retired':
        return failed('unexpected', { httpStatus: 410 });
      case 'failed':
        return { ok: false, failure: meaning.failure };
    }
  };

  return async (request, identity) => {
    const first = await sendChange(request, identity);
    if (first.is !== 'maybe-no-seats') return outcomeOf(first, request);
    return afterRepeat(await outcomeOf(await sendChange(request, identity), request));
  };
};

/** The outcome of a second attempt, where the first one may have made the change. */
const afterRepeat = (second: Outcome<Written>): Outcome<Written> => {
  if (!second.ok) return failedAfterRepeat(second.failure);
  const { value } = second;
  return value.status === 'already-member' ? ok({ ...value, certain: false }) : second;
};

const failedAfterRepeat = (failure: Failure): Failed => {
  if (!ONLY_OF_THE_SECOND.has(failure.code))
    return { ok: false, failure: { ...failure, certain: false } };
  const { httpStatus, retryAfterSeconds } = failure;
  return failed('unavailable', {
    certain: false,
    ...(httpStatus !== undefined && { httpStatus }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
};

// "Refused" and "asked to wait" promise that nothing was done, which holds for the second attempt only.
const ONLY_OF_THE_SECOND: ReadonlySet<FailureCode> = new Set([
  'rate-limited',
  'not-permitted',
  'not-authenticated',
  'missing-scope',
  'invalid-input',
]);
