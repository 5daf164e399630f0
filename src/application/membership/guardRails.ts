import type { AccountId } from '../../domain/accountId';
import { type Caller, responsibleAccount } from '../../domain/caller';
import type { DirectoryGroup } from '../../domain/group';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { AuthorityDirectory, GroupDirectory } from '../ports/confluence';
import type { OwnGroup, ReadOwnRecord } from '../record/ownRecord';
import type { ChangeRequest, Permit } from './permit';

const MAX_PAGES = 10; // usually one is enough; a server that cuts its pages may need more

/** What was seen in the group before a single change. */
export type SeenBefore = {
  /**
   * Whether the person was in the group: by the record, among the members that were read, or among
   * the person's groups. Undefined if only a part of them was read, or if a list shows a person that
   * Rollcall removed: the list lags, or they were added again elsewhere.
   */
  personWasThere?: boolean;
};

/** Refuses a single change that would do harm, even if it is permitted. */
export type GuardRails = (
  caller: Caller,
  request: Pick<ChangeRequest, 'action' | 'accountId' | 'seen'>,
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
 * they were removed, or may have been.
 *
 * A removal reads two members, for 5 points. If the page saw the person at a place in the list, it
 * reads four members there, for 9 points, and the first two only if that isn't enough. If the page
 * saw them in the person's groups, it also reads those, for 1 point and 2 for each group.
 */
export const makeGuardRails = ({
  directory,
  authority,
  readOwnRecord,
}: {
  directory: Directory;
  authority: Pick<AuthorityDirectory, 'groupsOf'>;
  readOwnRecord: ReadOwnRecord;
}): GuardRails =>
  async function guardRails(caller, { action, accountId, seen }, group, { protectedGroup }) {
    if (action === 'add') return ok({});
    if (protectedGroup && accountId === responsibleAccount(caller))
      return failed('own-admin-group');
    // The first two members are enough to tell one member from more, if nothing was removed.
    const readFirst = () => directory.readMembers(group.id, 0, MEMBERS_LOOKED_AT);
    const [page, record, isAmongGroups] = await allSettledOrThrow([
      seen?.kind === 'members'
        ? directory.readMembers(group.id, Math.max(0, seen.place - PLACES_BEFORE), MEMBERS_AROUND)
        : readFirst(),
      readOwnRecord([group.id]),
      seen?.kind === 'groups' ? isInGroup(authority, accountId, group) : Promise.resolve(undefined),
    ]);
    const own = record.get(group.id);
    const ownSays = own?.members.get(accountId);
    const stays = (member: AccountId): boolean =>
      member !== accountId && own?.members.get(member) !== false && !own?.mayBeGone.has(member);
    let wasSeen = isAmongGroups === true;
    let first = page;
    if (seen?.kind === 'members') {
      const around = page.ok ? page.value.members : [];
      wasSeen = around.includes(accountId);
      if (wasSeen && around.some(stays)) return seenBefore(wasThere(ownSays, true, false));
      first = await readFirst();
    }
    if (!first.ok) return first;
    const listed = await lookOn(directory, group, { first: first.value, accountId, own, stays });
    if (!listed.ok) return listed;
    const isListed = wasSeen || listed.value.isPersonListed;
    const isWholeListRead = listed.value.isWhole || isAmongGroups === false;
    // The stricter of list and record wins: the person may have been added again elsewhere.
    const mayBeLast = ownSays === true || isListed;
    if (!mayBeLast || listed.value.hasAnother)
      return seenBefore(wasThere(ownSays, isListed, isWholeListRead));
    // A deleted group has an empty list, and so may one that lags.
    const now = isListed ? ok(group) : await directory.readById(group.id);
    return now.ok ? failed('would-empty-group') : now;
  };

/** Whether a person was in the group, by the record (`ownSays`) and by what was read. */
const wasThere = (
  ownSays: boolean | undefined,
  isListed: boolean,
  isWholeListRead: boolean,
): boolean | undefined => {
  if (isListed) return ownSays === false ? undefined : true;
  return ownSays ?? (isWholeListRead ? false : undefined);
};

const seenBefore = (personWasThere: boolean | undefined): Outcome<SeenBefore> =>
  ok(personWasThere === undefined ? {} : { personWasThere });

/** Whether a group is among those of an account. Undefined if Confluence gives no answer. */
const isInGroup = async (
  authority: Pick<AuthorityDirectory, 'groupsOf'>,
  accountId: AccountId,
  { id: wanted }: DirectoryGroup,
): Promise<boolean | undefined> => {
  const groups = await authority.groupsOf(accountId);
  return groups.ok ? groups.value.some(({ id }) => id === wanted) : undefined;
};

const MEMBERS_LOOKED_AT = 2; // each member read costs points

// The place is that of the list as the page read it. Later changes move people by some places.
const MEMBERS_AROUND = 4;
const PLACES_BEFORE = 1;

type Page = { members: readonly AccountId[]; next?: number };

type Look = {
  first: Page;
  accountId: AccountId;
  own: OwnGroup | undefined;
  /** Whether an account is another member, and certainly was not removed. */
  stays: (member: AccountId) => boolean;
};

/**
 * Looks on in a group's list, from its first page, until another member is found or the list ends. A
 * list that loops is `unavailable`.
 */
const lookOn = async (
  directory: Directory,
  { id }: DirectoryGroup,
  { first, accountId, own, stays }: Look,
): Promise<Outcome<{ isPersonListed: boolean; hasAnother: boolean; isWhole: boolean }>> => {
  const seen = new Set<AccountId>();
  // With removals of the last minutes, the first members may all be gone.
  const more = MEMBERS_LOOKED_AT + (own ? own.members.size + own.mayBeGone.size : 0);
  let page = first;
  let start = 0;
  for (let pages = 1; pages <= MAX_PAGES; pages += 1) {
    const { members, next } = page;
    const before = seen.size;
    members.forEach((member) => seen.add(member));
    if (members.length > 0 && seen.size === before) return failed('unavailable');
    const hasAnother = [...seen].some(stays);
    if (next === undefined || (hasAnother && seen.size >= MEMBERS_LOOKED_AT))
      return ok({
        isPersonListed: seen.has(accountId),
        hasAnother,
        isWhole: next === undefined,
      });
    if (next <= start || pages === MAX_PAGES) return failed('unavailable');
    start = next;
    const read = await directory.readMembers(id, start, Math.min(more, MAX_PAGE));
    if (!read.ok) return read;
    page = read.value;
  }
  return failed('unavailable');
};

const MAX_PAGE = 200; // Confluence rejects more
