import type { Invocation } from '../invocations/invocation';
import { NotEmulated } from '../seam/notEmulated';
import type { SeamAuth } from '../seam/seamCall';

/** For whom a request runs. */
export type Acting =
  { as: 'app' } | { as: 'account'; accountId: string; isImpersonated: boolean } | { as: 'nobody' };

/**
 * Whose authority a call wants: the app's, the signed-in person's, or that of a person who is not
 * present (`asUser(accountId)`, "offline impersonation").
 * https://developer.atlassian.com/platform/forge/remote/calling-product-apis/#offline-user-impersonation
 */
export const actingAccount = (auth: SeamAuth, { viewer }: Invocation): Acting => {
  if (auth.provider === 'app') return { as: 'app' };
  if (auth.provider !== 'user')
    throw new NotEmulated(`requests to Confluence with provider ${auth.provider ?? 'none'}`);
  const accountId = auth.accountId ?? viewer;
  return accountId === undefined
    ? { as: 'nobody' }
    : { as: 'account', accountId, isImpersonated: accountId !== viewer };
};
