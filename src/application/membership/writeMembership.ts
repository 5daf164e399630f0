import type { AccountId } from '../../domain/accountId';
import type { ChangeAction, ChangeStatus } from '../../domain/change';
import type { DirectoryGroup } from '../../domain/directoryGroup';
import type { Identity } from '../../domain/identity';
import { failed, ok, type Failed, type Failure, type Outcome } from '../../domain/outcome';
import { readAddAnswer, type AddMeaning } from '../../domain/readAddAnswer';
import { readRemoveAnswer, type RemoveMeaning } from '../../domain/readRemoveAnswer';
import type { GroupDirectory, WriteTarget } from '../ports/groupDirectory';
import type { NameEndpoint } from './nameEndpoint';

export type WriteRequest = {
  action: ChangeAction;
  group: DirectoryGroup;
  accountId: AccountId;
  /** Whether the caller named the group, so that the endpoint by name is the one to use. */
  byName: boolean;
  /** With a removal: the person was seen in the group before, so that it is known who removes them. */
  personWasThere?: boolean;
};

export type Written = { status: ChangeStatus; certain: boolean; httpStatus: number };

export type WriteMembership = (
  request: WriteRequest,
  identity: Identity,
) => Promise<Outcome<Written>>;

type Meaning = AddMeaning | RemoveMeaning;

/** Carries out one change as one identity, in as many requests as it takes to know what became of it. */
export const makeWriteMembership = (parts: {
  directory: GroupDirectory;
  nameEndpoint: NameEndpoint;
}): WriteMembership => {
  const { directory, nameEndpoint } = parts;

  const send = async (
    target: WriteTarget,
    { action, accountId }: WriteRequest,
    identity: Identity,
  ): Promise<Meaning> =>
    action === 'add'
      ? readAddAnswer(await directory.addMember(target, accountId, identity))
      : readRemoveAnswer(await directory.removeMember(target, accountId, identity));

  const sendWhereAnswered = async (request: WriteRequest, identity: Identity): Promise<Meaning> => {
    const { group } = request;
    if (request.byName && !(await nameEndpoint.isRetired())) {
      const meaning = await send({ by: 'name', name: group.name }, request, identity);
      if (meaning.is !== 'retired') return meaning;
      await nameEndpoint.noteRetired();
    }
    return send({ by: 'id', id: group.id }, request, identity);
  };

  const whatIsMissing = async ({
    action,
    group,
    byName,
  }: WriteRequest): Promise<Outcome<Written>> => {
    const found = await directory.readById(group.id);
    if (!found.ok)
      // Of a read that failed it cannot be said which is missing; nor does it say who may write.
      return found.failure.code === 'group-not-found' ? found : failed('unavailable');
    const renamed = byName && found.value.name !== group.name;
    if (renamed) return failed('group-not-found', { httpStatus: 404 });
    // Whoever is not in a group, for whatever reason, need not be taken out of it.
    return action === 'remove'
      ? ok({ status: 'not-a-member', certain: true, httpStatus: 404 })
      : failed('account-not-found', { httpStatus: 404 });
  };

  /** What a failed repeat leaves known of a change that the first attempt may have made. */
  const afterRepeat = (failure: Failure): Failed => {
    if (failure.code === 'timed-out' || failure.code === 'unexpected')
      return { ok: false, failure };
    const { httpStatus, retryAfterSeconds } = failure;
    return failed('unavailable', {
      ...(httpStatus !== undefined && { httpStatus }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });
  };

  return async (request, identity) => {
    const first = await sendWhereAnswered(request, identity);
    const repeated = first.is === 'maybe-no-seats';
    const meaning = repeated ? await sendWhereAnswered(request, identity) : first;
    switch (meaning.is) {
      case 'added':
        return ok({ status: 'added', certain: true, httpStatus: meaning.httpStatus });
      case 'already-member':
        // After a repeat it may have been the first attempt that put the person there.
        return ok({
          status: 'already-member',
          certain: !repeated,
          httpStatus: meaning.httpStatus,
        });
      case 'removed':
        // Confluence says it of somebody who was not there too.
        return ok({
          status: 'removed',
          certain: request.personWasThere === true,
          httpStatus: meaning.httpStatus,
        });
      case 'maybe-no-seats':
        return failed('no-seats', { httpStatus: 500 });
      case 'something-missing':
        return whatIsMissing(request);
      case 'retired':
        return failed('unexpected', { httpStatus: 410 });
      case 'failed':
        // "Refused" or "asked to wait" says that nothing was done, and holds for the repeat alone.
        return repeated ? afterRepeat(meaning.failure) : { ok: false, failure: meaning.failure };
    }
  };
};
