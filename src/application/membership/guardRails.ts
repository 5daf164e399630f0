import type { AccountId } from '../../domain/accountId';
import { type Caller, responsibleAccount } from '../../domain/caller';
import type { DirectoryGroup } from '../../domain/group';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { GroupDirectory } from '../ports/confluence';
import type { OwnGroup, ReadOwnRecord } from '../record/ownRecord';
import type { ChangeRequest, Permit } from './permit';

const MAX_PAGES = 10; // usually one is enough; a server that cuts its pages may need more

/** What was seen in the group before a single change. */
export type SeenBefore = {
  /** Whether the person was among the members that were read, or is a member by the record. */
  personWasThere: boolean;
};

/** Refuses a single change that would do harm, even if it is permitted. */
export type GuardRails = (
  caller: Caller,
  request: Pick<ChangeRequest, 'action' | 'accountId'>,
  group: DirectoryGroup,
  permit: Permit,
) => Promise<Outcome<SeenBefore>>;

type Directory = Pick<GroupDirectory, 'readMembers' | 'readById'>;

/**
 * Creates the guard rails. No one removes themselves from a protected group, and no one removes the
 * last member of any group. Lists don't show suspended people, so a group that looks empty may have
 * some. They may be removed. An add passes without a read.
 *
 * Lists lag behind changes. Whether the person is there, Rollcall's own record of the last minutes
 * knows better. Another member only counts if the list shows them and the record doesn't say that
 * they were removed.
 */
export const makeGuardRails = ({
  directory,
  readOwnRecord,
}: {
  directory: Directory;
  readOwnRecord: ReadOwnRecord;
}): GuardRails =>
  async function guardRails(caller, { action, accountId }, group, { protectedGroup }) {
    if (action === 'add') return ok({ personWasThere: false });
    if (protectedGroup && accountId === responsibleAccount(caller))
      return failed('own-admin-group');
    // The first two members are enough to tell one member from more, if nothing was removed.
    const [first, record] = await allSettledOrThrow([
      directory.readMembers(group.id, 0, MEMBERS_LOOKED_AT),
      readOwnRecord([group.id]),
    ]);
    if (!first.ok) return first;
    const own = record.get(group.id);
    const seen = await lookOn(directory, group, { first: first.value, accountId, own });
    if (!seen.ok) return seen;
    const personWasThere = own?.members.get(accountId) ?? seen.value.isPersonListed;
    if (!personWasThere || seen.value.hasAnother) return ok({ personWasThere });
    // A deleted group has an empty list, and so may one that lags.
    const now = seen.value.isPersonListed ? ok(group) : await directory.readById(group.id);
    return now.ok ? failed('would-empty-group') : now;
  };

const MEMBERS_LOOKED_AT = 2; // each member read costs points

type Page = { members: readonly AccountId[]; next?: number };

/**
 * Looks on in a group's list, from its first page, until another member is found or the list ends. A
 * list that loops is `unavailable`.
 */
const lookOn = async (
  directory: Directory,
  { id }: DirectoryGroup,
  { first, accountId, own }: { first: Page; accountId: AccountId; own: OwnGroup | undefined },
): Promise<Outcome<{ isPersonListed: boolean; hasAnother: boolean }>> => {
  const seen = new Set<AccountId>();
  const stays = (member: AccountId): boolean =>
    member !== accountId && own?.members.get(member) !== false;
  // With removals of the last minutes, the first members may all be gone.
  const more = MEMBERS_LOOKED_AT + (own?.members.size ?? 0);
  let page = first;
  let start = 0;
  for (let pages = 1; pages <= MAX_PAGES; pages += 1) {
    const { members, next } = page;
    const before = seen.size;
    members.forEach((member) => seen.add(member));
    if (members.length > 0 && seen.size === before) return failed('unavailable');
    const hasAnother = [...seen].some(stays);
    if (next === undefined || (hasAnother && seen.size >= MEMBERS_LOOKED_AT))
      return ok({ isPersonListed: seen.has(accountId), hasAnother });
    if (next <= start || pages === MAX_PAGES) return failed('unavailable');
    start = next;
    const read = await directory.readMembers(id, start, Math.min(more, MAX_PAGE));
    if (!read.ok) return read;
    page = read.value;
  }
  return failed('unavailable');
};

const MAX_PAGE = 200; // Confluence rejects more
