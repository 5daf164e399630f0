import type { PlanGroup } from './plan';

/** What a plan may spend, in points, to learn beforehand who is in its groups already. */
export const MAX_POINTS_ASKED = 500; // less than one in a hundred of an hour's

const MEMBERS_PER_PAGE = 200; // Confluence's largest page
/** One page of a group's members, with one of them on it. */
export const POINTS_OF_A_COUNT = 3;
const POINTS_OF_A_PERSON = 21; // in ten groups: in how many they are is not known before
/** More are never asked one by one: their points would go beyond the limit. */
export const MAX_PEOPLE_ASKED = Math.floor(MAX_POINTS_ASKED / POINTS_OF_A_PERSON);

/** The points of a whole list of members: 1 a page, and 2 for each of them. */
export const pointsToList = (members: number): number =>
  Math.floor(members / MEMBERS_PER_PAGE) + 1 + 2 * members;

/** The points for reading an account's groups: 1, and 2 for each. */
export const pointsOfMemberships = (groups: number): number => 1 + 2 * groups;

/** How to find out who is in a plan's groups: ask about each person, or list these groups. */
export type MembershipLookup = { kind: 'people' } | { kind: 'groups'; places: number[] };

type Question = {
  groups: readonly PlanGroup[];
  /** How many different people are in the plan; absent where they are many. */
  people: number | undefined;
};

/** Whether to count the members of groups, so that it is known what their lists would cost. */
export const isCountingCheap = ({ groups, people }: Question): boolean => {
  const counting = groups.length * POINTS_OF_A_COUNT;
  const asking = (people ?? Infinity) * POINTS_OF_A_PERSON;
  return counting < Math.min(asking, MAX_POINTS_ASKED / 4);
};

/** The cheaper way that keeps to the limit: everybody's groups, or as many short lists as it allows. */
export const chooseMembershipLookup = ({ groups, people }: Question): MembershipLookup => {
  const lists = groups
    .map(({ members, refusal }, place) => ({
      place,
      points: refusal || members === undefined ? Infinity : pointsToList(members),
    }))
    .toSorted((one, other) => one.points - other.points);
  const all = lists.reduce((total, { points }) => total + points, 0);
  const asking = (people ?? Infinity) * POINTS_OF_A_PERSON;
  if (asking <= Math.min(all, MAX_POINTS_ASKED)) return { kind: 'people' };
  const places: number[] = [];
  let left = MAX_POINTS_ASKED;
  for (const { place, points } of lists) {
    left -= points;
    if (left >= 0) places.push(place);
  }
  return { kind: 'groups', places };
};
