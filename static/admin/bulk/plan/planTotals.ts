import type { PlanGroupView, PlanView } from '../../../../src/contract/bulkApi';

export type PlanTotals = {
  adds: number;
  removals: number;
  /** Additions that may each take a paid seat. */
  seats: number;
  protectedGroups: PlanGroupView[];
  /** Groups in which nothing can run, so that nothing in the plan runs. */
  refused: PlanGroupView[];
  /** How many groups had their members checked, and how many rows need no change there. */
  asked: { groups: number; already: number };
};

/** The totals of a plan over all its groups. */
export const planTotals = (groups: readonly PlanGroupView[]): PlanTotals => ({
  adds: sum(groups.map(({ adds }) => adds)),
  removals: sum(groups.map(({ removals }) => removals)),
  seats: sum(groups.filter(({ givesAccess }) => givesAccess).map(({ adds }) => adds)),
  protectedGroups: groups.filter(({ isProtected }) => isProtected),
  refused: groups.filter(({ refusal }) => refusal !== undefined),
  asked: {
    groups: groups.filter(({ already }) => already !== undefined).length,
    already: sum(groups.map(({ already = 0 }) => already)),
  },
});

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

type Ceilings = NonNullable<PlanView['ceilings']>;

export const isTooMany = ({ refusal }: PlanGroupView): boolean => refusal === 'too-many-removals';

/** Whether a plan is refused for its removals in all groups together. */
export const isTooManyInAll = ({
  groups,
  ceilings,
}: Pick<PlanView, 'groups' | 'ceilings'>): boolean =>
  ceilings !== undefined &&
  groups.some(isTooMany) &&
  planTotals(groups).removals > ceilings.mostRemovals;

/** The maximum removals from one group in one plan. */
export const mostOfGroup = ({ members = 0 }: PlanGroupView, ceilings: Ceilings): number =>
  Math.floor((members * ceilings.mostRemovedPercent) / 100);
