import type { AccountId } from './accountId';
import type { KeyId } from './automationKey';
import type { ChangeAction } from './changeAction';
import { type Caller, type IdentityKind, responsibleAccount } from './caller';
import type { GroupId, GroupName } from './group';
import type { FailureCode } from './outcome';

export { CHANGE_ACTIONS, type ChangeAction } from './changeAction';

export const CHANGE_STATUSES = ['added', 'already-member', 'removed', 'not-a-member'] as const;

export type ChangeStatus = (typeof CHANGE_STATUSES)[number];

const STATUSES: readonly string[] = CHANGE_STATUSES;

export const isChangeStatus = (outcome: string): outcome is ChangeStatus =>
  STATUSES.includes(outcome);

/** A membership that is now as asked, whether or not this call changed it. */
export type Change = {
  status: ChangeStatus;
  groupId: string;
  groupName: string;
  accountId: string;
  actedAs: IdentityKind;
  /**
   * False if this call can't know whether it made the change. For example, a removed person may not
   * have been a member before.
   */
  certain: boolean;
  /** False if the change was made, but its record could not be completed. */
  recorded: boolean;
  /** Confluence accepted the change and didn't say that it made it (202). */
  pending?: true;
};

/** Records of another version are not read. */
export const CHANGE_RECORD_SCHEMA = 1;

export type RecordId = string;

/**
 * Who requested a change: an admin at the page, an outside system with a key, or a rule of Atlassian
 * Automation with the account of its connection.
 */
export type Actor =
  | { kind: 'account'; accountId: AccountId }
  | { kind: 'key'; keyId: KeyId; ownerId: AccountId }
  | { kind: 'rule'; accountId: AccountId };

/** How a change ended. A record without an ending has an unknown result, and is safe to repeat. */
export type ChangeEnding = {
  endedAt: string;
  outcome: ChangeStatus | FailureCode;
  actedAs?: IdentityKind;
  /**
   * After a success: whether the result is proven. After a failure: false if the change may have
   * been made anyway.
   */
  certain?: boolean;
  httpStatus?: number;
  /** With `group-mismatch`: the group that has the checked group's name now, if there is one. */
  otherGroupId?: string;
};

/** The record of one requested change. It has IDs, codes and times, but no names of people. */
export type ChangeRecord = {
  schema: typeof CHANGE_RECORD_SCHEMA;
  id: RecordId;
  actor: Actor;
  action: ChangeAction;
  accountId: AccountId;
  /** The group as Confluence knows it. A caller's own text about a group is never recorded. */
  group?: { id: GroupId; name: GroupName };
  /** Why the change was requested, in the requester's words. Only rules give one. */
  reason?: string;
  begunAt: string;
  ending?: ChangeEnding;
};

export const actorOf = (caller: Caller): Actor => {
  switch (caller.kind) {
    case 'admin':
    case 'job':
      return { kind: 'account', accountId: responsibleAccount(caller) };
    case 'key':
      return { kind: 'key', keyId: caller.key.id, ownerId: caller.key.ownerId };
    case 'rule':
      return { kind: 'rule', accountId: caller.accountId };
  }
};
