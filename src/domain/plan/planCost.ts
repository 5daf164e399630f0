import { MAX_PER_SECOND } from '../limits';
import { POINTS_OF_A_COUNT, pointsToList } from './membershipLookup';
import type { PlanGroup } from './plan';

/**
 * The points that all installations of an app share each hour, without a review by Atlassian.
 * https://developer.atlassian.com/cloud/confluence/rate-limiting/
 */
export const HOURLY_POINTS = 65_000;

/** How many of an hour's points are left. */
export type HourlyPoints = { left: number; of: number };

const MAX_MEMBERS_READ = 10_000; // 20,051 points, about a third of an hour's

const POINTS_OF_A_LOOK = 3; // a group by its id: 1, and 2 for the group
const LEAST_LOOKS = 2; // when the plan is applied, and once while the job works in the group

/**
 * What a plan costs in Confluence's points, and the shortest time it can take, in seconds.
 * `changes` are its writes, `looking` the looks at its groups, `reading` the lists of members.
 */
export type PlanCost = { changes: number; looking: number; reading: number; seconds: number };

/**
 * A write is 1 point; a group 3; a page of members 1, and 2 for each of them, after a count that
 * tells how many points are left. It is what is known beforehand. What is not in it: groups looked
 * at again, for each minute that the job works in them; which groups give admin rights and whether
 * the owner is an admin still, at most some points for each step; rows and reads that are tried
 * again; and, in the time, all but the writes.
 */
export const costOfPlan = (groups: readonly PlanGroup[]): PlanCost => {
  const adds = sum(groups.map((group) => group.adds));
  const removals = sum(groups.map((group) => group.removals));
  const reading = sum(groups.map(pointsToReadMembers));
  return {
    changes: adds + removals,
    looking: groups.length * LEAST_LOOKS * POINTS_OF_A_LOOK,
    reading: reading === 0 ? 0 : reading + POINTS_OF_A_COUNT,
    seconds: Math.ceil(adds / MAX_PER_SECOND.add + removals / MAX_PER_SECOND.remove),
  };
};

/** Members are read before removals, so that it is known who was taken out. */
const pointsToReadMembers = (group: PlanGroup): number => {
  const { removals, members = 0 } = group;
  if (removals === 0 || !areMembersRead(group)) return 0;
  return pointsToList(members);
};

/** Whether a group's members are read before removals; in a larger one they stay uncertain. */
export const areMembersRead = ({ members = 0 }: PlanGroup): boolean => members <= MAX_MEMBERS_READ;

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, each) => total + each, 0);
