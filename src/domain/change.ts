import type { AccountId } from './accountId';
import type { KeyId } from './automationKey';
import { type Caller, type IdentityKind, responsibleAccount } from './caller';
import type { GroupId, GroupName } from './group';
import type { FailureCode } from './outcome';

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

/** A reader of records refuses a version that it does not know. */
export const CHANGE_RECORD_SCHEMA = 1;

export type RecordId = string;

export type Actor =
  { kind: 'account'; accountId: AccountId } | { kind: 'key'; keyId: KeyId; ownerId: AccountId };

/** How a change ended. Without one it is unknown, and safe to repeat. */
export type ChangeEnding = {
  endedAt: string;
  outcome: ChangeStatus | FailureCode;
  actedAs?: IdentityKind;
  /**
   * With a change that holds: whether it is known who made it so. With a failure: false where the
   * change may have been made anyway.
   */
  certain?: boolean;
  httpStatus?: number;
  /** With `group-mismatch`: the group that has the checked group's name now, where there is one. */
  otherGroupId?: string;
};

/** One requested change: IDs, codes and times; no names of people. */
export type ChangeRecord = {
  schema: typeof CHANGE_RECORD_SCHEMA;
  id: RecordId;
  actor: Actor;
  action: ChangeAction;
  accountId: AccountId;
  /** As Confluence knew it; a caller's own words about a group are never recorded. */
  group?: { id: GroupId; name: GroupName };
  begunAt: string;
  ending?: ChangeEnding;
};

export const actorOf = (caller: Caller): Actor =>
  caller.kind === 'key'
    ? { kind: 'key', keyId: caller.key.id, ownerId: caller.key.ownerId }
    : { kind: 'account', accountId: responsibleAccount(caller) };
