import type { FailureCode } from '../outcome';
import type { Ceilings } from '../settings';
import type { PlanGroup } from './plan';
import { areMembersRead } from './planCost';

/** What a plan removes from one group. */
export type GroupRemovals = {
  removals: number;
  members: number;
  /** `in-part` if the group may have more members than this. */
  counted?: PlanGroup['counted'] | undefined;
  /** How many people are certainly members, whatever a list says. */
  certainMembers?: number;
  removesAuthor: boolean;
  isProtected: boolean;
};

/**
 * Why a plan may not remove these accounts from a group of any size. An admin can't remove their
 * own admin rights, and no group is emptied. If a group was counted only in part, it may have enough
 * members, but no one knows: that is `too-many-to-count`.
 *
 * A list that is shorter than the certain members lags, so it can't say that the group would be
 * empty. The job decides that by the people in the list.
 */
export const refuseRemovals = (group: GroupRemovals): FailureCode | undefined => {
  const { removals, members, counted, certainMembers = 0, removesAuthor, isProtected } = group;
  if (removals === 0) return undefined;
  if (isProtected && removesAuthor) return 'own-admin-group';
  // Some of these accounts may not be members, and the plan may add others. It is refused anyway,
  // because an existing member must stay for certain.
  if (removals < members || members < certainMembers) return undefined;
  return counted === 'in-part' ? 'too-many-to-count' : 'would-empty-group';
};

/**
 * How many removals from a group count toward the limits. No removal is exempt in a group whose
 * members are not read, because no one knows there whether the people are still as the job left
 * them.
 */
const countedRemovals = (group: PlanGroup): number =>
  group.removals - (areMembersRead(group) ? (group.exempt ?? 0) : 0);

/** Whether removals are too large a share of a group's members. */
export const isTooLargeShare = (
  removals: number,
  members: number,
  { mostRemovedPercent }: Ceilings,
): boolean => removals * 100 > members * mostRemovedPercent;

/**
 * Refuses the groups of a plan that lose too many people: too large a share of one group, or too
 * many in all. An earlier reason to refuse a group stays.
 */
export const withinCeilings = (groups: readonly PlanGroup[], ceilings: Ceilings): PlanGroup[] => {
  const all = groups.reduce((total, group) => total + countedRemovals(group), 0);
  return groups.map((group) => {
    const removals = countedRemovals(group);
    if (removals === 0 || group.refusal !== undefined) return group;
    const refusal = refusalByCeilings({ ...group, removals }, all, ceilings);
    return refusal ? { ...group, refusal } : group;
  });
};

const refusalByCeilings = (
  { removals, members = 0, counted }: PlanGroup,
  all: number,
  ceilings: Ceilings,
): FailureCode | undefined => {
  if (all > ceilings.mostRemovals) return 'too-many-removals';
  if (!isTooLargeShare(removals, members, ceilings)) return undefined;
  return counted === 'in-part' ? 'too-many-to-count' : 'too-many-removals';
};

/**
 * How many members a group has for certain, by the results of the job that a fresh undo undoes. None
 * if the undo also removes others, or if its members are not read.
 */
export const certainMembersOf = (group: PlanGroup): number =>
  group.exempt === group.removals && areMembersRead(group) ? group.removals : 0;

/** The same groups with all of their removals counting toward the limits. */
export const withoutExemption = (groups: readonly PlanGroup[]): PlanGroup[] =>
  groups.map(({ exempt: _none, ...group }) => group);
