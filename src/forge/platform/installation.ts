import { getAppContext, webTrigger } from '@forge/api';
import type { GrantedScopes, WebTriggerUrl } from '../../application/ports/platform';
import { log } from './log';
import { TIMED_OUT, withinTime } from './timers';

/**
 * The scopes that the platform lists for this installation. `@forge/api` gives an empty list where
 * the runtime has none, so that counts as not told.
 * https://developer.atlassian.com/platform/forge/runtime-reference/app-context-api/
 */
export const grantedScopes: GrantedScopes = () => {
  try {
    const scopes: unknown = getAppContext().permissions?.scopes;
    return Array.isArray(scopes) && scopes.length > 0 ? scopes.map(String) : undefined;
  } catch {
    return undefined;
  }
};

const LIMIT_MS = 4_000; // an admin must be able to revoke keys, with or without the address

/** The address of a web trigger. Undefined if the platform does not give it in time. */
export const webTriggerUrl: WebTriggerUrl = async (key) => {
  try {
    const url = await withinTime(webTrigger.getUrl(key), LIMIT_MS);
    return url === TIMED_OUT ? undefined : url;
  } catch (error) {
    log({ event: 'web trigger url', code: error instanceof Error ? error.name : typeof error });
    return undefined;
  }
};
