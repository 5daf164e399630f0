import type { PlanGroupView, PlanView } from '../../../../src/contract/bulkApi';

export type PlanTotals = {
  adds: number;
  removals: number;
  /** The groups that get people and may give access to Confluence. */
  gaining: PlanGroupView[];
  /** Additions that may each take a license. */
  seats: number;
  /** The groups that lose people and may give access to Confluence. */
  losing: PlanGroupView[];
  /** Removals that may each end a person's access. */
  accessLost: number;
  /** Whether Confluence didn't say of one of these groups if it gives access. */
  isAccessUnknown: boolean;
  protectedGroups: PlanGroupView[];
  /** Groups in which nothing can run, so that nothing in the plan runs. */
  refused: PlanGroupView[];
  /** How many rows need no change, in the groups whose members were checked. */
  already: number;
};

/** The totals of a plan over all its groups. */
export const planTotals = (groups: readonly PlanGroupView[]): PlanTotals => {
  const access = groups.filter(({ givesAccess }) => givesAccess !== false);
  const gaining = access.filter(({ adds }) => adds > 0);
  const losing = access.filter(({ removals }) => removals > 0);
  const already = sum(groups.map((group) => group.already ?? 0));
  const adds = sum(groups.map((group) => group.adds));
  const removals = sum(groups.map((group) => group.removals));
  return {
    adds,
    removals,
    gaining,
    seats: sum(gaining.map(newMembers)),
    losing,
    accessLost: sum(losing.map(({ removals }) => removals)),
    isAccessUnknown: access.some(({ givesAccess }) => givesAccess === undefined),
    protectedGroups: groups.filter(({ isProtected }) => isProtected),
    refused: groups.filter(({ refusal }) => refusal !== undefined),
    already,
  };
};

/** Additions of people who aren't known to be members. In a group with removals, that isn't known. */
const newMembers = ({ adds, removals, already = 0 }: PlanGroupView): number =>
  removals === 0 ? adds - already : adds;

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

type Ceilings = NonNullable<PlanView['ceilings']>;

/** How many removals count toward the limits. An undo may have removals that don't. */
export const countedRemovals = (groups: readonly PlanGroupView[]): number =>
  sum(groups.map(({ removals, exempt = 0 }) => removals - exempt));

export const isTooMany = ({ refusal }: PlanGroupView): boolean => refusal === 'too-many-removals';

/** Whether a plan is refused for its removals in all groups together. */
export const isTooManyInAll = ({
  groups,
  ceilings,
}: Pick<PlanView, 'groups' | 'ceilings'>): boolean =>
  ceilings !== undefined &&
  groups.some(isTooMany) &&
  countedRemovals(groups) > ceilings.mostRemovals;

/** The maximum removals from one group in one plan. */
export const mostOfGroup = ({ members = 0 }: PlanGroupView, ceilings: Ceilings): number =>
  Math.floor((members * ceilings.mostRemovedPercent) / 100);
