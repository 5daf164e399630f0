import type { Person } from '../company/company';

/** Who sends a request: the app, a person (by the platform or with a token), or nobody known. */
export type Caller =
  | { kind: 'app' }
  | { kind: 'person'; person: Person; by: 'platform' | 'token' }
  | { kind: 'nobody' };

/** The caller in one word, as the request log and faults name it: `app`, an account id or `none`. */
export const callerName = (caller: Caller): string => {
  switch (caller.kind) {
    case 'app':
      return 'app';
    case 'person':
      return caller.person.accountId;
    case 'nobody':
      return 'none';
  }
};

/**
 * Whether a request counts against the app's points. Those with somebody's API token do not.
 * https://developer.atlassian.com/cloud/confluence/rate-limiting/
 */
export const usesAppPoints = (caller: Caller): boolean =>
  caller.kind === 'app' || (caller.kind === 'person' && caller.by === 'platform');
