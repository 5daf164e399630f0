import type { Behaviors } from '../behavior';
import type { Invocation } from '../invocations/invocation';
import type { Manifest } from '../manifest/manifest';
import { IMPERSONATION_TOKENS, type Rates } from '../rates';
import { jsonAnswer, type SeamAnswer, type SeamAuth, type SeamCall } from '../seam/seamCall';
import { ConnectionFailed, NotEmulated, type Service } from '../seam/service';
import type { ConfluenceAddress } from './confluenceAddress';
import { findEndpoint, type Endpoint } from './endpoints';

/**
 * Makes the service behind `requestConfluence`: the platform's gateway. It knows the endpoints, and
 * checks the scopes of manifest.yml and the identity of the call. It forwards allowed calls to the
 * installation's site.
 */
export const makeConfluenceService = (
  manifest: Manifest,
  behaviors: Behaviors,
  rates: Rates,
): Service => {
  const { scopes } = manifest.permissions;
  const ofWebTriggers = new Set(manifest.modules.webtrigger.map((trigger) => trigger.function));
  const mayImpersonate = (
    accountId: string | undefined,
    { installation, functionKey }: Invocation,
  ): boolean => {
    const { impersonation, contributors } = behaviors.of(installation);
    if (contributors !== null && !contributors.includes(accountId ?? '')) return false;
    return (
      impersonation === 'everywhere' ||
      (impersonation === 'not-in-web-triggers' && !ofWebTriggers.has(functionKey))
    );
  };
  // An invocation asks for one token for each account. Forge may keep them for longer.
  const tokens = new WeakMap<Invocation, Set<string>>();
  const hasToken = (invocation: Invocation, accountId = ''): boolean => {
    const known = tokens.get(invocation) ?? new Set();
    tokens.set(invocation, known);
    if (known.has(accountId)) return true;
    if (rates.exceeded(IMPERSONATION_TOKENS, 'the app') !== undefined) return false;
    known.add(accountId);
    return true;
  };
  const hasScopes = ({ scopes: needed }: Endpoint, isImpersonated: boolean): boolean =>
    needed.every(
      (name) =>
        Object.hasOwn(scopes, name) && (!isImpersonated || scopes[name]?.allowImpersonation),
    );
  return {
    accepts: ({ auth }) => auth.type === 'fpp' && auth.remote === 'confluence',
    answer: async (call, invocation) => {
      const { confluence } = invocation.installation;
      const url = addressOf(confluence, call);
      const endpoint = findEndpoint(call.method, url.pathname);
      if (endpoint === undefined)
        throw new NotEmulated(`the Confluence endpoint ${call.method} ${url.pathname}`);
      const identity = identityOf(call.auth, invocation);
      if (identity === undefined) return ACCOUNT_MISSING;
      const { accountId, isImpersonated } = identity;
      const { withoutConsent } = behaviors.of(invocation.installation);
      if (!isImpersonated && withoutConsent.includes(accountId ?? '')) return ACCOUNT_MISSING;
      if (isImpersonated && !mayImpersonate(accountId, invocation)) return NOT_IMPERSONATED;
      // It is not documented how the platform refuses impersonation without permission. To the
      // gateway, a token that it cannot get for an account is a missing scope.
      if (!hasScopes(endpoint, isImpersonated)) return SCOPE_MISSING;
      if (isImpersonated && !hasToken(invocation, accountId)) return TOO_MANY_TOKENS;
      if (endpoint.asAppOnly && accountId !== undefined) return SCOPE_MISSING;
      const authorization = confluence.authorize(accountId);
      if (authorization === undefined)
        throw new NotEmulated('requests as another account than the API token’s on a real site');
      return forward(url, call, authorization);
    },
  };
};

/** The gateway's answer to an app that lacks a scope. */
const SCOPE_MISSING = jsonAnswer(401, {
  code: 401,
  message: 'Unauthorized; scope does not match',
});

/**
 * The answer of Forge's proxy to a call that needs an account if no one is signed in, or if they have
 * not consented to the app. `@forge/api` turns the header into a `NeedsAuthenticationError`.
 */
const ACCOUNT_MISSING: SeamAnswer = {
  status: 401,
  headers: [['forge-proxy-error', 'NEEDS_AUTHENTICATION_ERR']],
  body: '',
};

/** The same proxy's answer where it doesn't act for people. https://community.developer.atlassian.com/t/82502 */
const NOT_IMPERSONATED: SeamAnswer = {
  status: 401,
  headers: [['forge-proxy-error', 'AUTH_TYPE_UNAVAILABLE']],
  body: '',
};

/** Its answer if the app asks for too many tokens. Not documented: the code. */
const TOO_MANY_TOKENS: SeamAnswer = {
  status: 429,
  headers: [['forge-proxy-error', 'TOO_MANY_REQUESTS']],
  body: '',
};

const addressOf = ({ url }: ConfluenceAddress, { path }: SeamCall): URL => {
  const address = new URL(path, url);
  if (!path.startsWith('/') || address.origin !== new URL(url).origin)
    throw new NotEmulated(`requests to Confluence at ${path}`);
  return address;
};

/** The identity that a request runs as. The app has no account. */
type Identity = { accountId: string | undefined; isImpersonated: boolean };

/**
 * Finds the identity that a call asks for: the app, the signed-in account, or an account that is not
 * present (`asUser(accountId)`, "offline impersonation"). Undefined if no one is signed in.
 * https://developer.atlassian.com/platform/forge/remote/calling-product-apis/#offline-user-impersonation
 */
const identityOf = (auth: SeamAuth, { viewer }: Invocation): Identity | undefined => {
  if (auth.provider === 'app') return { accountId: undefined, isImpersonated: false };
  if (auth.provider !== 'user')
    throw new NotEmulated(`requests to Confluence with provider ${auth.provider ?? 'none'}`);
  const accountId = auth.accountId ?? viewer;
  return accountId === undefined ? undefined : { accountId, isImpersonated: accountId !== viewer };
};

const FORWARDED = ['accept', 'accept-language', 'content-type', 'x-atlassian-token'];
// `fetch` has decoded the body, so its encoding and length are no longer right. The other headers
// describe one connection only.
const NOT_RETURNED = ['content-encoding', 'content-length', 'transfer-encoding', 'connection'];

/** Sends a call to a site and returns its answer. Throws `ConnectionFailed` if there is none. */
const forward = async (
  url: URL,
  { method, headers, body }: SeamCall,
  authorization: string,
): Promise<SeamAnswer> => {
  const forwarded = Object.entries(headers).filter(([name]) => FORWARDED.includes(name));
  try {
    const response = await fetch(url, {
      method,
      headers: [...forwarded, ['authorization', authorization]],
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: [...response.headers].filter(([name]) => !NOT_RETURNED.includes(name)),
      ...(text !== '' && { body: text }),
    };
  } catch (error) {
    throw new ConnectionFailed(codeOf(error));
  }
};

const codeOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined;
  const code =
    typeof cause === 'object' && cause !== null ? (cause as { code?: unknown }).code : '';
  return typeof code === 'string' && code !== '' ? code : 'ECONNRESET';
};
