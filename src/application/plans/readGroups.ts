import { readGroupsSeen } from '../../contract/stored';
import type { DirectoryGroup, GroupId } from '../../domain/group';
import { failed, type Failure, ok, type Outcome } from '../../domain/outcome';
import { allSettledOrThrow, mapConcurrently } from '../concurrency/allSettledOrThrow';
import { cacheKeys } from '../ports/cacheKeys';
import type { GroupDirectory } from '../ports/confluence';
import type { Clock, TimeLeft } from '../ports/platform';
import type { Cache } from '../ports/storage';
import type { OwnRecord, ReadOwnRecord } from '../record/ownRecord';
import { countForRemovals, makeCountMembers, type MemberCount } from './countMembers';

const AT_ONCE = 200; // allows 90 reads a second if each takes two seconds
const MIN_LEFT_MS = 4_000; // for the reads that wait for their turn, and to store what was read
const MUCH_LEFT_MS = 8_000; // with less, counts may have failed for want of time
const PAUSE_S = 2; // if Confluence failed, and did not say when to ask again
const KEPT_SECONDS = 120; // the numbers of members are counted again when the plan is applied

/** What Confluence says about a group of a plan. `members` is absent if it was not asked for. */
export type GroupSeen = { id: GroupId; found: DirectoryGroup | 'gone' } & Partial<MemberCount>;

/** The groups of a plan, and how many people of each are members although lists may not show it. */
export type GroupsSeen = { groups: GroupSeen[]; unlisted: ReadonlyMap<GroupId, number> };

/** A group to read, and whether to count its members, of which it had this many before. */
export type GroupToSee = { id: GroupId; isCounted: boolean; members?: number };

/**
 * Reads the groups of a plan, in order, and counts the members of some. `lookup` may be a cached one.
 *
 * A large plan on a slow site can take longer than one call of the page. What was read until then is
 * kept for two minutes under `name`, and the failure is `in-progress` with `continues`: the same
 * call continues where this one ended. A call that could read nothing new fails as Confluence did.
 */
export type ReadGroups = (
  name: string,
  wanted: readonly GroupToSee[],
  isUndo: boolean,
) => Promise<Outcome<GroupsSeen>>;

export const makeReadGroups = (deps: {
  lookup: (reference: { groupId: GroupId }) => Promise<Outcome<DirectoryGroup>>;
  directory: Pick<GroupDirectory, 'countMembers' | 'readMembers'>;
  readOwnRecord: ReadOwnRecord;
  cache: Cache;
  clock: Clock;
  timeLeft: TimeLeft;
}): ReadGroups => {
  const { lookup, directory, readOwnRecord, cache, timeLeft } = deps;

  const find = async ({ id }: GroupToSee): Promise<Outcome<GroupSeen>> => {
    if (timeLeft() < MIN_LEFT_MS) return failed('timed-out');
    const found = await lookup({ groupId: id });
    if (found.ok) return ok({ id, found: found.value });
    return found.failure.code === 'group-not-found' ? ok({ id, found: 'gone' }) : found;
  };

  return async function readGroups(name, wanted, isUndo) {
    const key = cacheKeys.groupsOfPlan(name);
    const losing = wanted.filter(({ isCounted }) => isCounted);
    const [before = [], record] = await allSettledOrThrow([
      cache.get(key, readGroupsSeen),
      losing.length > 0
        ? readOwnRecord(losing.map(({ id }) => id))
        : Promise.resolve<OwnRecord>(new Map()),
    ]);
    const seen = new Map(before.map((group) => [group.id, group]));
    const failures: Failure[] = [];
    const news: GroupId[] = []; // of which something was read in this call

    /** Keeps what was read of a group, or why it was not. */
    const note = (read: Outcome<GroupSeen>): void => {
      if (!read.ok) {
        failures.push(read.failure);
        return;
      }
      seen.set(read.value.id, read.value);
      news.push(read.value.id);
    };
    await mapConcurrently(wanted, AT_ONCE, async (group) => {
      if (!seen.has(group.id)) note(await find(group));
    });
    const found = news.length;
    // The counts come after all lookups: if the time ends, what was read is of use to the next call.
    const countMembers = makeCountMembers(deps);
    await mapConcurrently(losing, AT_ONCE, async (group) => {
      const known = seen.get(group.id);
      if (!known || known.found === 'gone' || known.members !== undefined) return;
      const own = isUndo ? undefined : record.get(group.id);
      const count =
        timeLeft() < MIN_LEFT_MS
          ? failed('timed-out')
          : await countForRemovals({ directory, countMembers }, group, own);
      note(count.ok ? ok({ ...known, ...count.value }) : count);
    });

    const [failure] = failures;
    // If there was time for counts, and none succeeded, another call would not succeed either.
    const isInVain = news.length === found && timeLeft() >= MUCH_LEFT_MS && losing.length > 0;
    if (failure && (news.length === 0 || isInVain || !mayPass(failure)))
      return { ok: false, failure };
    if (failure) {
      await cache.put(key, [...seen.values()], KEPT_SECONDS);
      const { code, retryAfterSeconds = code === 'timed-out' ? 0 : PAUSE_S } = failure;
      return failed('in-progress', { continues: true, retryAfterSeconds });
    }
    if (before.length > 0) await cache.forget(key); // the next time, all are read again
    return ok({
      groups: wanted.flatMap(({ id }) => seen.get(id) ?? []),
      unlisted: isUndo ? addedLately(record) : new Map(),
    });
  };
};

/**
 * How many people Rollcall added to each group in the last minutes. An undo takes them for members:
 * its job reads the lists again, and corrects them by the record, before it removes anyone.
 */
const addedLately = (record: OwnRecord): ReadonlyMap<GroupId, number> =>
  new Map(
    [...record].map(([id, { members }]) => [id, [...members.values()].filter(Boolean).length]),
  );

/** Whether the same read may succeed a moment later. */
const mayPass = ({ code, hourlyPoolEmpty }: Failure): boolean =>
  code === 'timed-out' ||
  code === 'unavailable' ||
  (code === 'rate-limited' && hourlyPoolEmpty !== true);
