import { expectedPerSecond, type RequestRate } from '../requestRate';
import { POINTS_OF_A_COUNT, pointsToList } from './membershipLookup';
import type { PlanGroup } from './plan';

/** How many of an hour's points are left. */
export type HourlyPoints = { left: number; of: number };

const MAX_MEMBERS_READ = 10_000; // 20,051 points, about a third of an hour's

/** The most members that are read to count groups, in one plan. It costs 20,051 points. */
export const MAX_MEMBERS_COUNTED = MAX_MEMBERS_READ;

const POINTS_OF_A_LOOK = 3; // to read a group by its ID: 1, and 2 for the group
const LEAST_LOOKS = 2; // when the plan is applied, and once while the job works in the group

/**
 * What a plan costs in hourly points, and about how long it takes, in seconds. `changes` is
 * for the writes, `looking` for reads of its groups, `reading` for lists of members.
 */
export type PlanCost = { changes: number; looking: number; reading: number; seconds: number };

/**
 * Estimates the cost of a plan from what is known beforehand. A write costs 1 point, a group 3. When
 * a plan is applied, the members of each group with removals are counted for 3 points. A page of
 * members costs 1, and 2 for each member. A count before it shows how many points are left. A group
 * that was counted in part is counted again in the same way when the plan is applied.
 *
 * The points don't include:
 * - groups that are read again, once for each minute that the job works in them
 * - reads of who is an admin, at most a few points for each step
 * - members that are read again, because the job has rows left after a day
 * - rows and reads that are tried again
 *
 * The time covers only the writes, at the rate that is known for the site.
 */
export const costOfPlan = (groups: readonly PlanGroup[], rate: RequestRate): PlanCost => {
  const adds = sum(groups.map((group) => group.adds));
  const removals = sum(groups.map((group) => group.removals));
  const losing = groups.filter((group) => group.removals > 0);
  const reading = sum(groups.map(pointsToReadMembers));
  return {
    changes: adds + removals,
    looking:
      groups.length * LEAST_LOOKS * POINTS_OF_A_LOOK +
      losing.length * POINTS_OF_A_COUNT +
      sum(losing.map(pointsToCountAgain)),
    reading: reading === 0 ? 0 : reading + POINTS_OF_A_COUNT,
    seconds: Math.ceil((adds + removals) / expectedPerSecond(rate)),
  };
};

/** The points to read as many members as before, if Confluence doesn't say how many there are. */
const pointsToCountAgain = ({ members = 0, counted }: PlanGroup): number =>
  counted === 'in-part' ? pointsToList(members) : 0;

/** The points to read a group's members before removals, to record who was removed. */
const pointsToReadMembers = (group: PlanGroup): number => {
  const { removals, members = 0 } = group;
  if (removals === 0 || !areMembersRead(group)) return 0;
  return pointsToList(members);
};

/**
 * Whether a group's members are read before removals. In a larger group, or one that could only be
 * counted in part, removals stay uncertain.
 */
export const areMembersRead = ({ members = 0, counted }: MemberCount): boolean =>
  members <= MAX_MEMBERS_READ && counted !== 'in-part';

type MemberCount = { members?: number | undefined; counted?: PlanGroup['counted'] | undefined };

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, each) => total + each, 0);
