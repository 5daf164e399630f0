import type { AccountId } from './accountId';
import type { AutomationKey } from './automationKey';

/** An admin at the page. Made by the resolver's guard alone, from the platform's context. */
export type AdminCaller = { kind: 'admin'; accountId: AccountId };

/** An outside system that proved that it holds an automation key. Made by the web trigger alone. */
export type KeyCaller = { kind: 'key'; key: AutomationKey };

/** Who asks for a change, established by a door and trusted from there on. */
export type Caller = AdminCaller | KeyCaller;

/** The person whose rights a caller borrows: the admin, or the admin who owns the key. */
export const responsibleAccount = (caller: Caller): AccountId =>
  caller.kind === 'admin' ? caller.accountId : caller.key.ownerId;
