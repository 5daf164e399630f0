import type { GroupId } from '../../domain/group';
import { ok, type Outcome } from '../../domain/outcome';
import type { PlanGroup } from '../../domain/plan/plan';
import { areMembersRead, MAX_MEMBERS_COUNTED } from '../../domain/plan/planCost';
import type { GroupDirectory } from '../ports/confluence';
import type { Clock } from '../ports/platform';
import { membersWithRecord, type OwnGroup } from '../record/ownRecord';
import { RANGE_SIZE, readAllMembers, readMembersUntil } from './readAllMembers';

/** How many members a group has, as a plan keeps it. */
export type MemberCount = Required<Pick<PlanGroup, 'members'>> & Pick<PlanGroup, 'counted'>;

/**
 * Counts a group's members, for the limits on removals. If Confluence doesn't say how many there
 * are, it reads their list until there are `most`. A list that is not read to its end is counted
 * `in-part`: the group has at least this many members.
 */
export type CountMembers = (id: GroupId, most?: number) => Promise<Outcome<MemberCount>>;

// A resolver has 17 s for its requests, and the last ones that were sent have to end, too.
const COUNTING_MS = 8_000;
const LISTS_AT_ONCE = 10;

/**
 * Creates a counter for the groups of one plan. Together, they may cost eight seconds and 20,051
 * points. The groups that come after that are counted as far as they were read, maybe not at all.
 */
export const makeCountMembers = (deps: {
  directory: Pick<GroupDirectory, 'countMembers' | 'readMembers'>;
  clock: Clock;
}): CountMembers => {
  const { directory, clock } = deps;
  const end = clock() + COUNTING_MS;
  const inTurn = makeTurns(LISTS_AT_ONCE);
  let left = MAX_MEMBERS_COUNTED;

  /** Whether so many more members may be read. */
  const mayRead = (members: number): boolean => members <= left && clock() < end;

  const read = async (id: GroupId, most: number): Promise<Outcome<MemberCount>> => {
    if (!mayRead(RANGE_SIZE)) return ok({ members: 0, counted: 'in-part' });
    let taken = 0; // of what is left, as if all that is asked for came
    const take = (members: number): void => {
      left -= members - taken;
      taken = members;
    };
    take(RANGE_SIZE);
    const list = await readMembersUntil(directory, { id }, (size, next) => {
      take(size);
      const isEnough = size >= most || !mayRead(next);
      if (!isEnough) take(size + next);
      return isEnough;
    });
    if (!list.ok) return list;
    const { members, isWhole } = list.value;
    take(members.size);
    return ok({ members: members.size, counted: isWhole ? 'by-reading' : 'in-part' });
  };

  return async function countMembers(id, most = MAX_MEMBERS_COUNTED) {
    const told = await directory.countMembers(id);
    if (!told.ok) return told;
    if (told.value !== undefined) return ok({ members: told.value });
    return await inTurn(() => read(id, most));
  };
};

/**
 * Counts the members of a group from which a plan removes people. Confluence's list lags behind the
 * changes of the last minutes. If Rollcall removed people then, all members are read and its own
 * record corrects them. The smaller of the two numbers counts, because it refuses more.
 */
export const countForRemovals = async (
  deps: { directory: Pick<GroupDirectory, 'readMembers'>; countMembers: CountMembers },
  { id, members }: Pick<PlanGroup, 'id' | 'members'>,
  own: OwnGroup | undefined,
): Promise<Outcome<MemberCount>> => {
  const { directory, countMembers } = deps;
  const count = await countMembers(id, members);
  const hasRemoved = own !== undefined && [...own.members.values()].includes(false);
  if (!count.ok || !hasRemoved || !areMembersRead(count.value)) return count;
  const listed = await readAllMembers(directory, { id, ...count.value });
  if (!listed.ok) return listed;
  if (listed.value === 'too-many') return count;
  const corrected = membersWithRecord(listed.value, own).size;
  return ok({ ...count.value, members: Math.min(listed.value.size, corrected) });
};

/** Runs at most so many calls at once. The others wait for their turn. */
const makeTurns = (atOnce: number) => {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async function inTurn<T>(call: () => Promise<T>): Promise<T> {
    if (running < atOnce) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await call();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
};
