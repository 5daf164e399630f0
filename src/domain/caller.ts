import type { AccountId } from './accountId';
import type { AutomationKey } from './automationKey';

/** An admin at the page. Only the resolver's guard creates one, from the platform's context. */
export type AdminCaller = { kind: 'admin'; accountId: AccountId };

/**
 * An outside system that proved that it has an automation key. Only the web trigger creates one.
 */
export type KeyCaller = { kind: 'key'; key: AutomationKey };

/** A job that runs while its owner is away. Only the queue's consumer creates one. */
export type JobCaller = { kind: 'job'; ownerId: AccountId };

/**
 * A rule of Atlassian Automation, which runs as the user of its connection. Only the Automation
 * actions create one, from the platform's context, once this user is known to administer
 * Confluence.
 */
export type RuleCaller = { kind: 'rule'; accountId: AccountId };

/** The requester of a change. An entry point establishes it, and the rest of the app trusts it. */
export type Caller = AdminCaller | KeyCaller | JobCaller | RuleCaller;

/**
 * The account whose rights a caller uses: the admin, the user of the rule's connection, or the owner
 * of the key or the job.
 */
export const responsibleAccount = (caller: Caller): AccountId => {
  switch (caller.kind) {
    case 'admin':
    case 'rule':
      return caller.accountId;
    case 'key':
      return caller.key.ownerId;
    case 'job':
      return caller.ownerId;
  }
};

/** Whether the platform itself calls the app as the caller's account. Keys and jobs have none. */
export const isInvokedAsUser = ({ kind }: Caller): boolean => kind === 'admin' || kind === 'rule';

/**
 * The kinds of invocation with no one at the page. The platform may let the app impersonate people in
 * one kind and not in another.
 */
export type Background = 'web-trigger' | 'queue' | 'schedule';

/**
 * Whether the platform calls the app as an account, or where the app works for it while it is away.
 */
export type Presence = 'present' | Background;

/** Where a caller's responsible account is. */
export const presenceOf = ({ kind }: Caller): Presence => {
  switch (kind) {
    case 'admin':
    case 'rule':
      return 'present';
    case 'key':
      return 'web-trigger';
    case 'job':
      return 'queue';
  }
};

/**
 * The identity of a request to Confluence. It is the app, the viewer or an owner. The viewer is the
 * account that the platform calls the app as: the admin at the page, or the user of a rule's
 * connection. The owner has a key or a job, and is not present.
 */
export type Identity =
  | { kind: 'app' }
  | { kind: 'viewer' }
  | { kind: 'owner'; accountId: AccountId };

export type IdentityKind = Identity['kind'];
