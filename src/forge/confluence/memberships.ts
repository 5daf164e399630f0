import { route, type Route } from '@forge/api';
import { cacheKeys } from '../../application/ports/cacheKeys';
import type {
  ChangeMember,
  GroupDirectory,
  WriteRequest,
  Written,
} from '../../application/ports/confluence';
import type { Cache } from '../../application/ports/storage';
import { readRetired } from '../../contract/stored';
import type { AccountId } from '../../domain/accountId';
import type { Identity } from '../../domain/caller';
import type { DirectoryGroup, GroupSelector } from '../../domain/group';
import {
  failed,
  type Failed,
  type Failure,
  type FailureCode,
  ok,
  type Outcome,
} from '../../domain/outcome';
import type { Confluence } from './confluence';
import {
  type ConfluenceAnswer,
  readAddAnswer,
  readRemoveAnswer,
  type WriteMeaning,
} from './confluenceAnswer';

/**
 * The endpoints that change one membership, by the group's name or its ID. Each call is one
 * attempt.
 */
export type MembershipEndpoints = {
  addMember: SendWrite;
  removeMember: SendWrite;
};

type SendWrite = (
  group: GroupSelector,
  accountId: AccountId,
  identity: Identity,
) => Promise<ConfluenceAnswer>;

/**
 * Confluence's endpoints for one membership.
 * https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-member-management/
 */
export const makeMembershipEndpoints = (confluence: Confluence): MembershipEndpoints => ({
  addMember: (group, accountId, identity) =>
    confluence({ method: 'POST', path: membershipPath(group), identity, body: { accountId } }),

  removeMember: (group, accountId, identity) =>
    confluence({ method: 'DELETE', path: memberPath(group, accountId), identity }),
});

const membershipPath = (group: GroupSelector): Route =>
  'groupName' in group
    ? route`/wiki/rest/api/group/user?name=${group.groupName}`
    : route`/wiki/rest/api/group/userByGroupId?groupId=${group.groupId}`;

const memberPath = (group: GroupSelector, accountId: AccountId): Route =>
  'groupName' in group
    ? route`/wiki/rest/api/group/user?name=${group.groupName}&accountId=${accountId}`
    : route`/wiki/rest/api/group/userByGroupId?groupId=${group.groupId}&accountId=${accountId}`;

/**
 * Changes one membership as one identity, with as many requests as it takes to know the outcome. A
 * failure is `certain: false` if the change may have been made anyway.
 *
 * By ID, the checked group is the written group. By name, it could be another group, if groups are
 * renamed in between. So the name is confirmed by ID in the last read before the write, and checked
 * again after it. If it does not match before the write, nothing is sent and the failure is
 * `group-not-found`. If it does not match after the write, and another group may have been changed,
 * the failure is `group-mismatch`.
 */
export const makeChangeMember = (deps: {
  directory: Pick<GroupDirectory, 'readById' | 'findByText'>;
  endpoints: MembershipEndpoints;
  cache: Cache;
}): ChangeMember => {
  const { directory, endpoints } = deps;
  const nameEndpoint = makeNameEndpoint(deps.cache);

  /**
   * Why nothing may be written by this group's name. Undefined if the group is as it was checked.
   */
  const refuseName = async ({ group }: WriteRequest): Promise<Failure | undefined> => {
    const now = await directory.readById(group.id);
    if (!now.ok) return now.failure.code === 'group-not-found' ? now.failure : unread(now.failure);
    if (now.value.name !== group.name) return failed('group-not-found').failure;
    return now.value.management === 'admins' ? undefined : failed('externally-managed').failure;
  };

  /** The group that has this name now, if it is another one and Confluence says which. */
  const otherGroupOf = async ({ id, name }: DirectoryGroup): Promise<string | undefined> => {
    const found = await directory.findByText(name);
    if (!found.ok) return undefined;
    return found.value.groups.find((other) => other.id !== id && other.name === name)?.id;
  };

  /** What an answer to a write by name means, after another look at the group. */
  const lookAgain = async (group: DirectoryGroup, meaning: WriteMeaning): Promise<WriteMeaning> => {
    const mayHaveChanged = mayHaveChangedGroup(meaning);
    if (!mayHaveChanged && meaning.kind !== 'already-member') return meaning;
    const now = await directory.readById(group.id);
    if (now.ok && now.value.name === group.name) return meaning;
    if (!now.ok && now.failure.code !== 'group-not-found') {
      if (meaning.kind === 'failed') return meaning;
      // It is not proven which group was changed. Trying again finds out, and is safe.
      const failure = failed('unavailable', mayHaveChanged ? { certain: false } : {}).failure;
      return { kind: 'failed', failure };
    }
    if (!mayHaveChanged) return { kind: 'failed', failure: failed('group-not-found').failure };
    const otherGroupId = await otherGroupOf(group);
    const httpStatus = statusOf(meaning);
    const { failure } = failed('group-mismatch', {
      certain: false,
      ...(httpStatus !== undefined && { httpStatus }),
      mismatch: { checkedGroupId: group.id, ...(otherGroupId !== undefined && { otherGroupId }) },
    });
    return { kind: 'failed', failure };
  };

  /** Sends one change and returns what Confluence's answer means. */
  const sendWrite = async (request: WriteRequest, identity: Identity): Promise<WriteMeaning> => {
    const { action, group, accountId, namedBy } = request;
    const [write, meaningOf] =
      action === 'add'
        ? [endpoints.addMember, readAddAnswer]
        : [endpoints.removeMember, readRemoveAnswer];
    const writesById = namedBy === 'id' || (await nameEndpoint.isRetired());
    const refusal =
      namedBy === 'cached-name' || !writesById ? await refuseName(request) : undefined;
    if (refusal) return { kind: 'failed', failure: refusal };
    if (!writesById) {
      const answer = await write({ groupName: group.name }, accountId, identity);
      const meaning = meaningOf(answer);
      if (meaning.kind !== 'retired') return await lookAgain(group, meaning);
      await nameEndpoint.noteRetired();
    }
    return meaningOf(await write({ groupId: group.id }, accountId, identity));
  };

  /** What a 404 means. It does not say whether the group or the account is missing. */
  const whatIsMissing = async (request: WriteRequest): Promise<Outcome<Written>> => {
    const { action, group, namedBy } = request;
    const found = await directory.readById(group.id);
    if (!found.ok)
      // A failed read does not say which one is missing, or who may write.
      return found.failure.code === 'group-not-found' ? found : failed('unavailable');
    const isRenamed = namedBy !== 'id' && found.value.name !== group.name;
    if (isRenamed) return failed('group-not-found', { httpStatus: 404 });
    // An account that is not in a group, for any reason, need not be removed from it.
    return action === 'remove'
      ? ok({ status: 'not-a-member', certain: true, httpStatus: 404 })
      : failed('account-not-found', { httpStatus: 404 });
  };

  const outcomeOf = async (
    meaning: WriteMeaning,
    request: WriteRequest,
  ): Promise<Outcome<Written>> => {
    switch (meaning.kind) {
      case 'added':
        return ok({ status: 'added', certain: meaning.certain, httpStatus: meaning.httpStatus });
      case 'already-member':
        return ok({ status: 'already-member', certain: true, httpStatus: meaning.httpStatus });
      case 'removed':
        // Confluence also says this about an account that was not a member. Its lists lag, and don't
        // show suspended members, so it is never certain that nothing was removed. A 202 only promises
        // a removal.
        return ok({
          status: request.personWasThere === false && meaning.certain ? 'not-a-member' : 'removed',
          certain: meaning.certain && request.personWasThere === true,
          httpStatus: meaning.httpStatus,
        });
      case 'maybe-no-seats':
        return failed('no-seats', { httpStatus: 500, certain: false });
      case 'something-missing':
        return await whatIsMissing(request);
      case 'retired':
        return failed('unexpected', { httpStatus: 410 });
      case 'failed':
        return { ok: false, failure: meaning.failure };
    }
  };

  return async function changeMember(request, identity) {
    const first = await sendWrite(request, identity);
    if (first.kind !== 'maybe-no-seats') return await outcomeOf(first, request);
    return afterRepeat(await outcomeOf(await sendWrite(request, identity), request));
  };
};

const RETIRED_KEPT_SECONDS = 7 * 86_400; // long, because a removed endpoint stays removed

/** Whether this site still has the endpoint that takes a group's name. A 410 from it says no. */
const makeNameEndpoint = (cache: Cache) => {
  return {
    isRetired: async (): Promise<boolean> =>
      (await cache.get(cacheKeys.nameEndpointRetired, readRetired)) !== undefined,
    noteRetired: () => cache.put(cacheKeys.nameEndpointRetired, Date.now(), RETIRED_KEPT_SECONDS),
  };
};

const mayHaveChangedGroup = (meaning: WriteMeaning): boolean => {
  switch (meaning.kind) {
    case 'added':
    case 'removed':
    case 'maybe-no-seats':
      return true;
    case 'failed':
      return meaning.failure.certain === false;
    case 'already-member':
    case 'something-missing':
    case 'retired':
      return false;
  }
};

const statusOf = (meaning: WriteMeaning): number | undefined => {
  if (meaning.kind === 'failed') return meaning.failure.httpStatus;
  return 'httpStatus' in meaning ? meaning.httpStatus : undefined;
};

/**
 * The failure of a write whose read failed. A failed read says nothing about who may write, so only
 * a rate limit keeps its own code.
 */
const unread = (failure: Failure): Failure =>
  failure.code === 'rate-limited' ? failure : failed('unavailable').failure;

/** The outcome of a second attempt, if the first one may have made the change. */
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

// These failures promise that nothing was done. That is true only of the second attempt.
const ONLY_OF_THE_SECOND: ReadonlySet<FailureCode> = new Set([
  'rate-limited',
  'not-permitted',
  'not-authenticated',
  'missing-scope',
  'invalid-input',
]);
