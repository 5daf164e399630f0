import type { AccountId } from '../../domain/accountId';
import { type Caller, responsibleAccount } from '../../domain/caller';
import type { DirectoryGroup, GroupId } from '../../domain/group';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { GroupDirectory } from '../ports/confluence';
import type { ChangeRequest, Permit } from './permit';

const MEMBERS_LOOKED_AT = 2; // enough to tell one member from more; each member read costs points
const MAX_PAGES = 10; // usually one is enough; a server that cuts its pages may need more

/** What was seen in the group before a single change. */
export type SeenBefore = {
  /** Whether the person was among the members that were read. */
  personWasThere: boolean;
};

/** Refuses a single change that would do harm, even if it is permitted. */
export type GuardRails = (
  caller: Caller,
  request: Pick<ChangeRequest, 'action' | 'accountId'>,
  group: DirectoryGroup,
  permit: Permit,
) => Promise<Outcome<SeenBefore>>;

/**
 * Creates the guard rails. No one removes themselves from a protected group, and no one removes the
 * last member of any group. Lists don't show suspended people, so a group that looks empty may have
 * some. They may be removed. An add passes without a read.
 */
export const makeGuardRails = ({
  directory,
}: {
  directory: Pick<GroupDirectory, 'readMembers'>;
}): GuardRails =>
  async function guardRails(caller, { action, accountId }, group, { protectedGroup }) {
    if (action === 'add') return ok({ personWasThere: false });
    if (protectedGroup && accountId === responsibleAccount(caller))
      return failed('own-admin-group');
    const seen = await lookAtMembers(directory, group.id);
    if (!seen.ok) return seen;
    const personWasThere = seen.value.has(accountId);
    if (personWasThere && seen.value.size === 1) return failed('would-empty-group');
    return ok({ personWasThere });
  };

/**
 * Reads the first two members of a group, or all if it has fewer. A list that loops is
 * `unavailable`.
 */
const lookAtMembers = async (
  directory: Pick<GroupDirectory, 'readMembers'>,
  id: GroupId,
): Promise<Outcome<ReadonlySet<AccountId>>> => {
  const seen = new Set<AccountId>();
  let start = 0;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const page = await directory.readMembers(id, start, MEMBERS_LOOKED_AT);
    if (!page.ok) return page;
    const { members, next } = page.value;
    const before = seen.size;
    members.forEach((member) => seen.add(member));
    if (members.length > 0 && seen.size === before) return failed('unavailable');
    if (seen.size >= MEMBERS_LOOKED_AT || next === undefined) return ok(seen);
    if (next <= start) return failed('unavailable');
    start = next;
  }
  return failed('unavailable');
};
