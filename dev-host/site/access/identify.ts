import type { Person } from '../company/company';
import type { Directory } from '../state/directory';
import type { Caller } from './caller';

const BASIC = /^basic\s+([A-Za-z0-9+/=_-]+)$/i;
const BEARER_USER = /^bearer\s+user:(\S+)$/i;
const BEARER_APP = /^bearer\s+app$/i;
const NOBODY: Caller = { kind: 'nobody' };

/** The API token of an account on this site; it is no secret, the site being a simulated one. */
const apiTokenOf = (accountId: string): string => `token-${accountId}`;

const personWithToken = (credentials: string, directory: Directory): Person | undefined => {
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = text.indexOf(':'); // an account id, and so a token, may hold more of them
  const person = directory.personByEmail(text.slice(0, Math.max(colon, 0)));
  return person !== undefined && text.slice(colon + 1) === apiTokenOf(person.accountId)
    ? person
    : undefined;
};

/**
 * Reads the `Authorization` header: `Basic` with an e-mail and an API token, `Bearer app`, or
 * `Bearer user:<accountId>` where the platform acts for somebody. Suspended accounts are nobody.
 */
export const identify = (authorization: string | undefined, directory: Directory): Caller => {
  const header = authorization?.trim() ?? '';
  if (BEARER_APP.test(header)) return { kind: 'app' };
  const named = BEARER_USER.exec(header)?.[1];
  const credentials = BASIC.exec(header)?.[1];
  const person =
    named !== undefined
      ? directory.person(named)
      : credentials !== undefined && personWithToken(credentials, directory);
  if (!person || !person.active) return NOBODY;
  return { kind: 'person', person, by: named === undefined ? 'token' : 'platform' };
};
