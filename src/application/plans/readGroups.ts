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
const PAUSE_S = 2; // if Confluence failed, and did not say when to ask again
const KEPT_SECONDS = 120; // the numbers of members are counted again when the plan is applied

/** What Confluence says about a group of a plan. `members` is absent if it was not asked for. */
export type GroupSeen = { id: GroupId; found: DirectoryGroup | 'gone' } & Partial<MemberCount>;

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
) => Promise<Outcome<GroupSeen[]>>;

export const makeReadGroups = (deps: {
  lookup: (reference: { groupId: GroupId }) => Promise<Outcome<DirectoryGroup>>;
  /** Reads ahead what the lookup needs, so that it sends its requests in order. */
  prefetch?: (ids: readonly GroupId[]) => Promise<void>;
  directory: Pick<GroupDirectory, 'countMembers' | 'readMembers'>;
  readOwnRecord: ReadOwnRecord;
  cache: Cache;
  clock: Clock;
  timeLeft: TimeLeft;
}): ReadGroups => {
  const { lookup, directory, readOwnRecord, cache, timeLeft } = deps;

  type Count = (group: GroupToSee) => Promise<Outcome<MemberCount>>;

  const read = async (group: GroupToSee, count: Count): Promise<Outcome<GroupSeen>> => {
    const { id } = group;
    if (timeLeft() < MIN_LEFT_MS) return failed('timed-out');
    const [found, members] = await allSettledOrThrow([
      lookup({ groupId: id }),
      group.isCounted ? count(group) : Promise.resolve(ok({})),
    ]);
    if (!found.ok)
      return found.failure.code === 'group-not-found' ? ok({ id, found: 'gone' }) : found;
    if (!members.ok) return members;
    return ok({ id, found: found.value, ...members.value });
  };

  return async function readGroups(name, wanted, isUndo) {
    const key = cacheKeys.groupsOfPlan(name);
    const counted = wanted.filter(({ isCounted }) => isCounted).map(({ id }) => id);
    const [before = [], record] = await allSettledOrThrow([
      cache.get(key, readGroupsSeen),
      counted.length > 0 ? readOwnRecord(counted) : Promise.resolve<OwnRecord>(new Map()),
      deps.prefetch?.(wanted.map(({ id }) => id)) ?? Promise.resolve(),
    ]);
    const countMembers = makeCountMembers(deps);
    const count: Count = (group) =>
      countForRemovals({ directory, countMembers }, group, record.get(group.id), isUndo);
    const known = new Map(before.map((seen) => [seen.id, seen]));
    const answers = await mapConcurrently(wanted, AT_ONCE, async (group) => {
      const seen = known.get(group.id);
      return seen ? ok(seen) : await read(group, count);
    });
    const seen = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    const failure = answers.find((answer) => !answer.ok);
    if (!failure) {
      if (before.length > 0) await cache.forget(key); // the next time, all are read again
      return ok(seen);
    }
    if (seen.length === before.length || !mayPass(failure.failure)) return failure;
    await cache.put(key, seen, KEPT_SECONDS);
    const { code, retryAfterSeconds = code === 'timed-out' ? 0 : PAUSE_S } = failure.failure;
    return failed('in-progress', { continues: true, retryAfterSeconds });
  };
};

/** Whether the same read may succeed a moment later. */
const mayPass = ({ code, hourlyPoolEmpty }: Failure): boolean =>
  code === 'timed-out' ||
  code === 'unavailable' ||
  (code === 'rate-limited' && hourlyPoolEmpty !== true);
