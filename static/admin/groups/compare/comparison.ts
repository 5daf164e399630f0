import type { Group, Member } from '../../../../src/contract/adminApi';
import { isChangeable, type MemberChange } from '../../changes/memberChange';
import type { MessageKey } from '../../words/fill';

export const PARTS = ['only-left', 'only-right', 'both'] as const;

/** Who is only in the first group, only in the second one, or in both. */
export type Part = (typeof PARTS)[number];

export type Comparison = Record<Part, readonly Member[]>;

/** Sorts the people of two sides into three parts. Each side's order stays. */
export const compare = (left: readonly Member[], right: readonly Member[]): Comparison => {
  const inLeft = new Set(left.map(({ accountId }) => accountId));
  const inRight = new Set(right.map(({ accountId }) => accountId));
  return {
    'only-left': left.filter(({ accountId }) => !inRight.has(accountId)),
    'only-right': right.filter(({ accountId }) => !inLeft.has(accountId)),
    both: left.filter(({ accountId }) => inRight.has(accountId)),
  };
};

/** What can be planned for a part: add its people to a group, or remove them from one. */
export type PartPlan = { action: 'add' | 'remove'; group: Group; changes: MemberChange[] };

export type Sides = {
  left: Group | undefined;
  right: Group | undefined;
  /** Whether everyone on this side is known. Otherwise no one is removed for missing on it. */
  isLeftWhole: boolean;
  isRightWhole: boolean;
};

/** The plans that a part allows, in the groups that Rollcall changes. */
export const plansFor = (
  part: Part,
  comparison: Comparison,
  { left, right, isLeftWhole, isRightWhole }: Sides,
): PartPlan[] => {
  const people = comparison[part];
  const planOf = (action: 'add' | 'remove', group: Group | undefined): PartPlan[] =>
    group && isChangeable(group) && people.length > 0
      ? [
          {
            action,
            group,
            changes: people.map(({ accountId }) => ({ action, group, accountId })),
          },
        ]
      : [];
  switch (part) {
    case 'only-left':
      return [...planOf('add', right), ...(isRightWhole ? planOf('remove', left) : [])];
    case 'only-right':
      return [...planOf('add', left), ...(isLeftWhole ? planOf('remove', right) : [])];
    case 'both':
      return [...planOf('remove', left), ...planOf('remove', right)];
  }
};

/**
 * Why a part's people can't be removed for missing on the other side. Undefined if they can be. No
 * one is removed from a list, so for its people there is nothing to say.
 */
export const whyNoRemoval = (
  part: Part,
  { right, isLeftWhole, isRightWhole }: Sides,
): MessageKey | undefined => {
  switch (part) {
    case 'only-left':
      if (isRightWhole) return undefined;
      return right ? 'compare.not-whole' : 'compare.unknown';
    case 'only-right':
      return right && !isLeftWhole ? 'compare.not-whole' : undefined;
    case 'both':
      return undefined;
  }
};
