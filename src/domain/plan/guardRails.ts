import type { FailureCode } from '../outcome';
import type { Ceilings } from '../settings';
import type { PlanGroup, PlanOrigin } from './plan';

/** What a plan takes out of one group. */
export type GroupRemovals = {
  removals: number;
  members: number;
  removesAuthor: boolean;
  isProtected: boolean;
};

/**
 * Why a plan may not remove these accounts from a group, whatever the group's size: no one takes their
 * own admin rights, and no group is emptied.
 */
export const refuseRemovals = (group: GroupRemovals): FailureCode | undefined => {
  const { removals, members, removesAuthor, isProtected } = group;
  if (removals === 0) return undefined;
  if (isProtected && removesAuthor) return 'own-admin-group';
  // Not all of them need to be members; but those who stay must be members already.
  return removals >= members ? 'would-empty-group' : undefined;
};

/**
 * The groups of a plan, those refused that lose more people than a plan may take out: too large a
 * share of a group, or too many in all. An undo is free of it, since it takes out only what was
 * put in; and an older reason to refuse a group stays.
 */
export const withinCeilings = (
  groups: readonly PlanGroup[],
  origin: PlanOrigin,
  ceilings: Ceilings,
): PlanGroup[] => {
  if (origin.kind === 'undo') return [...groups];
  const all = groups.reduce((total, { removals }) => total + removals, 0);
  return groups.map((group) => {
    const { removals, members = 0, refusal } = group;
    const isTooMany =
      all > ceilings.mostRemovals || removals * 100 > members * ceilings.mostRemovedPercent;
    return removals > 0 && refusal === undefined && isTooMany
      ? { ...group, refusal: 'too-many-removals' }
      : group;
  });
};
