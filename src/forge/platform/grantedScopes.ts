import { getAppContext } from '@forge/api';
import type { GrantedScopes } from '../../application/ports/platform';

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
