import type { FailureCode } from '../outcome';

/** The most removals that one plan may hold. */
export const MOST_REMOVALS = 500;

/** The largest share of a group's members that one plan may remove. */
const LARGEST_SHARE_REMOVED = 0.5;

/** What a plan takes out of one group. */
export type GroupRemovals = {
  removals: number;
  adds: number;
  members: number;
  removesAuthor: boolean;
  isProtected: boolean;
};

/**
 * Why a plan may not remove what it would from a group: nobody takes their own admin rights, no
 * group is emptied, and at most half of it goes at once. An undo may take any share, since it
 * takes out only what Rollcall put in; but it empties no group either.
 */
export const refuseRemovals = (
  { removals, members, removesAuthor, isProtected }: GroupRemovals,
  isUndo: boolean,
): FailureCode | undefined => {
  if (removals === 0) return undefined;
  if (isProtected && removesAuthor) return 'own-admin-group';
  // Not all of them need be members; but whoever stays must be there already.
  if (removals >= members) return 'would-empty-group';
  if (!isUndo && removals > members * LARGEST_SHARE_REMOVED) return 'too-many-removals';
  return undefined;
};
