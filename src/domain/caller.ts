import type { AccountId } from './accountId';
import type { AutomationKey } from './automationKey';

/** An admin at the page. Made by the resolver's guard alone, from the platform's context. */
export type AdminCaller = { kind: 'admin'; accountId: AccountId };

/** An outside system that proved that it holds an automation key. Made by the web trigger alone. */
export type KeyCaller = { kind: 'key'; key: AutomationKey };

/** A job that runs while its owner is away. Made by the queue's consumer alone. */
export type JobCaller = { kind: 'job'; ownerId: AccountId };

/** Who asks for a change, established by a door and trusted from there on. */
export type Caller = AdminCaller | KeyCaller | JobCaller;

/** The person whose rights a caller borrows: the admin, or the one who owns the key or the job. */
export const responsibleAccount = (caller: Caller): AccountId => {
  switch (caller.kind) {
    case 'admin':
      return caller.accountId;
    case 'key':
      return caller.key.ownerId;
    case 'job':
      return caller.ownerId;
  }
};

/**
 * Whom a request to Confluence runs as: the app itself; the viewer, the admin at the page; or
 * the owner, the admin who owns a key and is not present.
 */
export type Identity = { as: 'app' } | { as: 'viewer' } | { as: 'owner'; accountId: AccountId };

export type IdentityKind = Identity['as'];
