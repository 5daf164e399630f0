import type { IdentityKind } from './identity';

export const CHANGE_ACTIONS = ['add', 'remove'] as const;

export type ChangeAction = (typeof CHANGE_ACTIONS)[number];

export const CHANGE_STATUSES = ['added', 'already-member', 'removed', 'not-a-member'] as const;

export type ChangeStatus = (typeof CHANGE_STATUSES)[number];

/** A change that holds now, whether or not this call was what made it so. */
export type Change = {
  status: ChangeStatus;
  groupId: string;
  groupName: string;
  accountId: string;
  actedAs: IdentityKind;
  /** False where this call cannot know who changed it: the person may have been there before. */
  certain: boolean;
  /** False where the change was made but its record could not be completed. */
  recorded: boolean;
};
