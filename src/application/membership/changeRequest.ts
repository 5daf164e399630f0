import type { AccountId } from '../../domain/accountId';
import type { ChangeAction } from '../../domain/change';
import type { GroupReference } from '../../domain/groupReference';

/** What is asked for: one account, into one group or out of it. */
export type ChangeRequest = { action: ChangeAction; group: GroupReference; accountId: AccountId };
