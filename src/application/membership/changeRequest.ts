import type { AccountId } from '../../domain/accountId';
import type { ChangeAction } from '../../domain/change';
import type { GroupSelector } from '../../domain/groupSelector';

/** What is asked for: one account, into one group or out of it. */
export type ChangeRequest = { action: ChangeAction; group: GroupSelector; accountId: AccountId };
