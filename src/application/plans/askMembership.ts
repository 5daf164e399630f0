import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/group';
import {
  chooseMembershipLookup,
  isCountingCheap,
  MAX_POINTS_ASKED,
  pointsOfMemberships,
} from '../../domain/plan/membershipLookup';
import type { PlanGroup } from '../../domain/plan/plan';
import { allSettledOrThrow, mapConcurrently } from '../concurrency/allSettledOrThrow';
import type { AuthorityDirectory, GroupDirectory } from '../ports/confluence';
import type { TimeLeft } from '../ports/platform';
import type { Chunks } from './planRows';
import { type OwnRecord, type ReadOwnRecord, recordIfAvailable } from '../record/ownRecord';
import { readAllMembers } from './readAllMembers';
import type { Survey } from './surveyRows';

const AT_ONCE = 30; // few, so that it stops soon when time runs out
const FEW_AT_ONCE = 5; // so that the limit is noticed early

// With less time left, no further group and no further person is asked about: the plan can be
// created without.
const MIN_LEFT_MS = 6_000;

/** Whether an account is in a group of the plan. Undefined if this was not asked. */
type Known = (place: number, accountId: AccountId) => boolean | undefined;

/**
 * Finds out who is already in a plan's groups, if that costs few points and there is time. Each group that was asked
 * gets the number of rows that already find it as they want it. The other groups stay as they are:
 * the job finds out later, at no extra cost.
 */
export type AskMembership = (
  survey: Survey,
  groups: readonly PlanGroup[],
  chunks: Chunks,
) => Promise<PlanGroup[]>;

export const makeAskMembership = (deps: {
  directory: Pick<GroupDirectory, 'countMembers' | 'readMembers'>;
  authority: Pick<AuthorityDirectory, 'groupsOf'>;
  readOwnRecord: ReadOwnRecord;
  timeLeft: TimeLeft;
}): AskMembership => {
  const { directory, authority, readOwnRecord, timeLeft } = deps;

  const isLate = (): boolean => timeLeft() < MIN_LEFT_MS;

  const counted = (groups: readonly PlanGroup[]): Promise<PlanGroup[]> =>
    mapConcurrently(groups, AT_ONCE, async (group) => {
      if (group.members !== undefined || group.refusal || isLate()) return group;
      const members = await directory.countMembers(group.id);
      return members.ok && members.value !== undefined
        ? { ...group, members: members.value }
        : group;
    });

  const byLists = async (groups: readonly PlanGroup[], places: number[]): Promise<Known> => {
    const lists = new Map<number, ReadonlySet<AccountId>>();
    await mapConcurrently(places, AT_ONCE, async (place) => {
      const group = isLate() ? undefined : groups[place];
      const members = group && (await readAllMembers(directory, group));
      if (members?.ok && members.value !== 'too-many') lists.set(place, members.value);
    });
    return (place, accountId) => lists.get(place)?.has(accountId);
  };

  const byPeople = async (
    groups: readonly PlanGroup[],
    people: readonly AccountId[],
  ): Promise<Known> => {
    const memberships = new Map<AccountId, readonly GroupId[]>();
    let spent = 0;
    await mapConcurrently(people, FEW_AT_ONCE, async (accountId) => {
      if (isLate()) return;
      if (spent > MAX_POINTS_ASKED) return; // they are in more groups than expected
      const theirs = await authority.groupsOf(accountId);
      if (!theirs.ok) return;
      memberships.set(
        accountId,
        theirs.value.map(({ id }) => id),
      );
      spent += pointsOfMemberships(theirs.value.length);
    });
    return (place, accountId) => {
      const group = groups[place];
      return group && memberships.get(accountId)?.includes(group.id);
    };
  };

  /**
   * Counts the rows that find their group as they want it. This reads the rows once more. A group
   * with an unknown row gets no count.
   */
  const noted = async (chunks: Chunks, groups: readonly PlanGroup[], isIn: Known) => {
    const already: (number | undefined)[] = groups.map(() => 0);
    for await (const rows of chunks())
      for (const { group, action, accountId } of rows) {
        const known = isIn(group, accountId);
        const before = already[group];
        already[group] =
          known === undefined || before === undefined
            ? undefined
            : before + Number(known === (action === 'add'));
      }
    return groups.map((group, place): PlanGroup => {
      const rows = already[place];
      return rows === undefined ? group : { ...group, already: rows };
    });
  };

  /** What the lists say, corrected by the record. A group that was not asked stays unknown. */
  const corrected = (listed: Known, groups: readonly PlanGroup[], own: OwnRecord): Known =>
    function isMember(place, accountId) {
      const isListed = listed(place, accountId);
      const id = groups[place]?.id;
      if (isListed === undefined || id === undefined) return isListed;
      return own.get(id)?.members.get(accountId) ?? isListed;
    };

  return async function askMembership({ people }, looked, chunks) {
    const count = people?.length;
    const groups = isCountingCheap({ groups: looked, people: count })
      ? await counted(looked)
      : [...looked];
    const lookup = chooseMembershipLookup({ groups, people: count });
    if (lookup.kind === 'groups' && lookup.places.length === 0) return groups;
    const [listed, own] = await allSettledOrThrow([
      lookup.kind === 'people' ? byPeople(groups, people ?? []) : byLists(groups, lookup.places),
      recordIfAvailable(readOwnRecord(groups.map(({ id }) => id))), // it only improves a number
    ]);
    return await noted(chunks, groups, corrected(listed, groups, own));
  };
};
