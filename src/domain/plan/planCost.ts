import { MOST_PER_SECOND } from '../job/pace';
import { pointsToList } from './asking';
import type { PlanGroup } from './plan';

/**
 * The points that all installations of an app share each hour, without a review by Atlassian.
 * https://developer.atlassian.com/cloud/confluence/rate-limiting/
 */
export const HOURLY_POINTS = 65_000;

const MOST_MEMBERS_READ = 10_000; // 20,050 points, about a third of an hour's

/** What a plan costs in Confluence's points, and the shortest time it can take, in seconds. */
export type PlanCost = { changes: number; reading: number; seconds: number };

/** A write is 1 point; a page of members 1, and 2 for each of them. */
export const costOfPlan = (groups: readonly PlanGroup[]): PlanCost => {
  const adds = sum(groups.map((group) => group.adds));
  const removals = sum(groups.map((group) => group.removals));
  const reading = sum(groups.map(pointsToReadMembers));
  return {
    changes: adds + removals,
    reading,
    seconds: Math.ceil(adds / MOST_PER_SECOND.add + removals / MOST_PER_SECOND.remove),
  };
};

/** Members are read before removals, so that it is known who was taken out. */
const pointsToReadMembers = (group: PlanGroup): number => {
  const { removals, members = 0 } = group;
  if (removals === 0 || !areMembersRead(group)) return 0;
  return pointsToList(members);
};

/** Whether a group's members are read before removals; in a larger one they stay uncertain. */
export const areMembersRead = ({ members = 0 }: PlanGroup): boolean => members <= MOST_MEMBERS_READ;

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, each) => total + each, 0);
