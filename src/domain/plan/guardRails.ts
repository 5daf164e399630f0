import type { FailureCode } from '../outcome';

/** What a plan takes out of one group. */
export type GroupRemovals = {
  removals: number;
  members: number;
  removesAuthor: boolean;
  isProtected: boolean;
};

/**
 * Why a plan may not remove whom it would from a group, whatever its size: nobody takes their own
 * admin rights, and no group is emptied.
 */
export const refuseRemovals = (group: GroupRemovals): FailureCode | undefined => {
  const { removals, members, removesAuthor, isProtected } = group;
  if (removals === 0) return undefined;
  if (isProtected && removesAuthor) return 'own-admin-group';
  // Not all of them need be members; but whoever stays must be there already.
  return removals >= members ? 'would-empty-group' : undefined;
};
