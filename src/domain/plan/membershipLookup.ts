import type { PlanGroup } from './plan';

/** The most points that a plan may spend to learn beforehand who is already in its groups. */
export const MAX_POINTS_ASKED = 500; // less than 1% of an hour's points

const MEMBERS_PER_PAGE = 200; // Confluence's largest page
/** The points to count a group's members: one page with one member on it. */
export const POINTS_OF_A_COUNT = 3;
const POINTS_OF_A_PERSON = 21; // for ten groups; the real number is not known beforehand
/** The most people to ask about one by one. More would cost more points than the limit. */
export const MAX_PEOPLE_ASKED = Math.floor(MAX_POINTS_ASKED / POINTS_OF_A_PERSON);

/** The points of a whole member list: 1 for each page, and 2 for each member. */
export const pointsToList = (members: number): number =>
  Math.floor(members / MEMBERS_PER_PAGE) + 1 + 2 * members;

/** The points to read an account's groups: 1, and 2 for each group. */
export const pointsOfMemberships = (groups: number): number => 1 + 2 * groups;

/** How to find out who is in a plan's groups: ask about each person, or list these groups. */
export type MembershipLookup = { kind: 'people' } | { kind: 'groups'; places: number[] };

type Question = {
  groups: readonly PlanGroup[];
  /** How many different people are in the plan. Absent if there are too many to ask about. */
  people: number | undefined;
};

/**
 * Whether counting the members of the groups is cheap. The counts show what their lists would cost.
 */
export const isCountingCheap = ({ groups, people }: Question): boolean => {
  const counting = groups.length * POINTS_OF_A_COUNT;
  const asking = (people ?? Infinity) * POINTS_OF_A_PERSON;
  return counting < Math.min(asking, MAX_POINTS_ASKED / 4);
};

/**
 * Chooses the cheaper lookup within the limit: ask about every person, or list as many small groups
 * as the limit allows.
 */
export const chooseMembershipLookup = ({ groups, people }: Question): MembershipLookup => {
  const lists = groups
    .map(({ members, counted, refusal }, place) => ({
      place,
      points:
        refusal || members === undefined || counted === 'in-part'
          ? Infinity
          : pointsToList(members),
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
