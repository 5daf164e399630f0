import type { AccountId } from '../../domain/accountId';
import type { Identity } from '../../domain/caller';
import type { ChangeAction } from '../../domain/change';
import {
  type AddMeaning,
  readAddAnswer,
  readRemoveAnswer,
  type RemoveMeaning,
} from '../../domain/confluenceAnswer';
import type { DirectoryGroup } from '../../domain/group';
import { failed, type Failure } from '../../domain/outcome';
import type { GroupDirectory, WriteTarget } from '../ports/confluence';
import type { NameEndpoint } from './nameEndpoint';

/** One change of one group's members, for a group that was found and checked. */
export type WriteRequest = {
  action: ChangeAction;
  group: DirectoryGroup;
  accountId: AccountId;
  /**
   * How the caller named the group. By a name the endpoint that takes names is used, where the site
   * still has it. A cached name is up to a minute old.
   */
  namedBy: 'id' | 'fresh-name' | 'cached-name';
  /** Of a removal: the person was seen in the group before, so it is known who removes them. */
  personWasThere?: boolean;
};

export type Meaning = AddMeaning | RemoveMeaning;

/**
 * Sends one change as one identity and gives what Confluence's answer means.
 *
 * By ID, the checked group is the written group. By name it might be another one, if groups are
 * renamed in between. So the name is confirmed by ID as the last read before the write, and looked at
 * once more after it. A mismatch before the write is `group-not-found` and nothing is sent. A mismatch
 * after it is `group-mismatch`: another group may have been written.
 */
export type SendChange = (request: WriteRequest, identity: Identity) => Promise<Meaning>;

export const makeSendChange = (deps: {
  directory: GroupDirectory;
  nameEndpoint: NameEndpoint;
}): SendChange => {
  const { directory, nameEndpoint } = deps;

  const send = async (
    target: WriteTarget,
    { action, accountId }: WriteRequest,
    identity: Identity,
  ): Promise<Meaning> =>
    action === 'add'
      ? readAddAnswer(await directory.addMember(target, accountId, identity))
      : readRemoveAnswer(await directory.removeMember(target, accountId, identity));

  /** Why nothing may be written by this group's name; undefined where all is as it was checked. */
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

  /** What an answer to a write by name means, once the group was looked at again. */
  const lookAgain = async (group: DirectoryGroup, meaning: Meaning): Promise<Meaning> => {
    const mayHaveChanged = mayHaveChangedGroup(meaning);
    if (!mayHaveChanged && meaning.is !== 'already-member') return meaning;
    const now = await directory.readById(group.id);
    if (now.ok && now.value.name === group.name) return meaning;
    if (!now.ok && now.failure.code !== 'group-not-found') {
      if (meaning.is === 'failed') return meaning;
      // Which group was meant is not proven. Trying again finds out, and is safe.
      const failure = failed('unavailable', mayHaveChanged ? { certain: false } : {}).failure;
      return { is: 'failed', failure };
    }
    if (!mayHaveChanged) return { is: 'failed', failure: failed('group-not-found').failure };
    const otherGroupId = await otherGroupOf(group);
    const httpStatus = statusOf(meaning);
    const { failure } = failed('group-mismatch', {
      certain: false,
      ...(httpStatus !== undefined && { httpStatus }),
      mismatch: { checkedGroupId: group.id, ...(otherGroupId !== undefined && { otherGroupId }) },
    });
    return { is: 'failed', failure };
  };

  return async (request, identity) => {
    const { group, namedBy } = request;
    const byId: WriteTarget = { by: 'id', id: group.id };
    if (namedBy === 'id') return send(byId, request, identity);
    const isRetired = await nameEndpoint.isRetired();
    if (isRetired && namedBy === 'fresh-name') return send(byId, request, identity);
    const refusal = await refuseName(request);
    if (refusal) return { is: 'failed', failure: refusal };
    if (isRetired) return send(byId, request, identity);
    const meaning = await send({ by: 'name', name: group.name }, request, identity);
    if (meaning.is !== 'retired') return lookAgain(group, meaning);
    await nameEndpoint.noteRetired();
    return send(byId, request, identity);
  };
};

const mayHaveChangedGroup = (meaning: Meaning): boolean => {
  switch (meaning.is) {
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

const statusOf = (meaning: Meaning): number | undefined => {
  if (meaning.is === 'failed') return meaning.failure.httpStatus;
  return 'httpStatus' in meaning ? meaning.httpStatus : undefined;
};

/** A failed read says nothing about who may write, so only a rate limit keeps its own code. */
const unread = (failure: Failure): Failure =>
  failure.code === 'rate-limited' ? failure : failed('unavailable').failure;
