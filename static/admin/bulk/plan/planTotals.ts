import type { PlanGroupView, PlanView } from '../../../../src/application/bulkApi';

export type PlanTotals = {
  adds: number;
  removals: number;
  /** Adds that may each take a paid seat. */
  seats: number;
  protectedGroups: PlanGroupView[];
  /** Groups in which nothing may run, and therefore nothing of the plan. */
  refused: PlanGroupView[];
  /** The groups of which it was asked who is in them, and the rows that found them as wanted. */
  asked: { groups: number; already: number };
};

/** What a plan comes to over all its groups. */
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

/** Whether a plan is refused for what it takes out of all its groups together. */
export const isTooManyInAll = ({
  groups,
  ceilings,
}: Pick<PlanView, 'groups' | 'ceilings'>): boolean =>
  ceilings !== undefined &&
  groups.some(isTooMany) &&
  planTotals(groups).removals > ceilings.mostRemovals;

/** How many people one plan may take out of a group, whatever it takes out of others. */
export const mostOfGroup = ({ members = 0 }: PlanGroupView, ceilings: Ceilings): number =>
  Math.floor((members * ceilings.mostRemovedPercent) / 100);
