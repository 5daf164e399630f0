import type { AccessType, Person } from './company/company';
import type { Directory } from './state/directory';
import type { Settings } from './state/settings';

/** The sender of a request: the app, a person (through the platform or with a token), or unknown. */
export type Caller =
  | { kind: 'app' }
  | { kind: 'person'; person: Person; through: 'platform' | 'token' }
  | { kind: 'none' };

/**
 * Reads the `Authorization` header: `Bearer app`, `Bearer user:<accountId>` when the platform acts
 * for a person, or `Basic` with an email address and an API token. Suspended accounts are unknown, and so are
 * accounts of apps.
 */
export const identify = (authorization: string | undefined, directory: Directory): Caller => {
  const header = authorization?.trim() ?? '';
  if (BEARER_APP.test(header)) return { kind: 'app' };
  const accountId = BEARER_USER.exec(header)?.[1];
  const credentials = BASIC.exec(header)?.[1];
  const person =
    accountId !== undefined
      ? directory.person(accountId)
      : credentials !== undefined && personWithToken(credentials, directory);
  if (!person || !person.active) return { kind: 'none' };
  // The platform acts for people only, not for other apps.
  if (accountId !== undefined && person.accountType === 'app') return { kind: 'none' };
  return { kind: 'person', person, through: accountId === undefined ? 'token' : 'platform' };
};

const BASIC = /^basic\s+([A-Za-z0-9+/=_-]+)$/i;
const BEARER_USER = /^bearer\s+user:(\S+)$/i;
const BEARER_APP = /^bearer\s+app$/i;

const personWithToken = (credentials: string, directory: Directory): Person | undefined => {
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = text.indexOf(':'); // the first one, because the token can contain more
  const person = directory.personByEmail(text.slice(0, Math.max(colon, 0)));
  return person !== undefined && text.slice(colon + 1) === apiTokenOf(person.accountId)
    ? person
    : undefined;
};

/** Returns an account's API token. It is not secret, because the site is simulated. */
const apiTokenOf = (accountId: string): string => `token-${accountId}`;

/** Names the caller for the request log and for faults: `app`, an account ID or `none`. */
export const callerName = (caller: Caller): string =>
  caller.kind === 'person' ? caller.person.accountId : caller.kind;

/**
 * Whether a request counts against the app's points. Requests with a person's API token do not.
 * https://developer.atlassian.com/cloud/confluence/rate-limiting/
 */
export const usesAppPoints = (caller: Caller): boolean =>
  caller.kind === 'app' || (caller.kind === 'person' && caller.through === 'platform');

/** Whether the caller may use Confluence. Help desk customers and unknown callers may not. */
export const mayUse = (caller: Caller): boolean =>
  caller.kind === 'app' || (caller.kind === 'person' && caller.person.accountType !== 'customer');

/** Whether an account has admin rights for Confluence. */
export const administersConfluence = (directory: Directory, accountId: string): boolean =>
  hasAccess(directory, accountId, ['admin', 'site-admin']);

/** Whether the caller may change groups: a site admin, or the app if the settings allow it. */
export const mayWrite = (caller: Caller, directory: Directory, settings: Settings): boolean =>
  caller.kind === 'app'
    ? settings.appMayWrite
    : caller.kind === 'person' && hasAccess(directory, caller.person.accountId, ['site-admin']);

const hasAccess = (
  directory: Directory,
  accountId: string,
  types: readonly AccessType[],
): boolean =>
  directory
    .groupsOf(accountId)
    .some(({ accessTypes }) => accessTypes.some((type) => types.includes(type)));
