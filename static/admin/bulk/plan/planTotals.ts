import type { PlanGroupView } from '../../../../src/contract/bulkApi';

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
