import type { FailureCode } from '../outcome';
import type { Ceilings } from '../settings';
import type { PlanGroup, PlanOrigin } from './plan';

/** What a plan removes from one group. */
export type GroupRemovals = {
  removals: number;
  members: number;
  removesAuthor: boolean;
  isProtected: boolean;
};

/**
 * Why a plan may not remove these accounts from a group of any size. An admin can't remove their
 * own admin rights, and no group is emptied.
 */
export const refuseRemovals = (group: GroupRemovals): FailureCode | undefined => {
  const { removals, members, removesAuthor, isProtected } = group;
  if (removals === 0) return undefined;
  if (isProtected && removesAuthor) return 'own-admin-group';
  // Some of these accounts may not be members, and the plan may add others. It is refused anyway,
  // because an existing member must stay for certain.
  return removals >= members ? 'would-empty-group' : undefined;
};

/**
 * Refuses the groups of a plan that lose too many people: too large a share of one group, or too
 * many in all. An undo is exempt, because it only removes people that a job added. An earlier
 * reason to refuse a group stays.
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
