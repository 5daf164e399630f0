import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { refusedOrigin } from '../../httpServer';
import type { Platform } from '../../platform/platform';
import type { Hosted } from '../hosted';
import { json, problem, type Answer, type Incoming, type Route } from '../routing';
import { makeBridgeRoutes, type PageOptions } from './bridgeRoutes';
import { makeDevRoutes } from './devRoutes';
import { makeFrameRoutes, makeLocaleRoutes, pageRoutes } from './pageRoutes';
import { makeRuleRoutes } from './ruleRoutes';
import { makeWebTriggerRoutes } from './webTriggerRoutes';

const COOKIE = 'rollcall-token';
const WITHOUT_TOKEN = /^\/(healthz$|assets\/|frames\/|__LOCALES__\/)/; // contain nothing of the site

/** All routes of the host, in order. On a real site, the page's address must contain `token`. */
export const makeRoutes = (
  platform: Platform,
  hosted: readonly Hosted[],
  { port, url }: { port: number; url: string },
  options: PageOptions,
  reset: () => Promise<void>,
): { routes: Route[]; token: string | undefined } => {
  const { isReal } = options;
  const token = isReal ? randomBytes(24).toString('base64url') : undefined;
  const locales = makeLocaleRoutes(platform.manifest);
  const first = token === undefined ? [] : [makeTokenRoute(token)];
  const last = isReal
    ? []
    : [
        makeDevRoutes(platform, hosted, url, reset),
        makeRuleRoutes(platform, hosted),
        makeWebTriggerRoutes(platform, hosted),
      ];
  const routes = [
    makeGuard(port),
    ...first,
    health,
    pageRoutes,
    locales,
    makeFrameRoutes(platform.manifest, locales),
    makeBridgeRoutes(platform, hosted, options),
    ...last,
  ];
  return { routes, token };
};

// Web triggers accept any client. Everything else accepts only this server's own pages, and tools.
const makeGuard =
  (port: number): Route =>
  ({ path, message }) => {
    const refusal = path.startsWith('/public/') ? undefined : refusedOrigin(message.headers, port);
    return refusal === undefined ? undefined : problem(403, refusal);
  };

const health: Route = ({ method, path }) =>
  method === 'GET' && path === '/healthz' ? json(200, { ready: true }) : undefined;

/**
 * Protects a host that works on a real site. Without the token that was printed at the start, a
 * client gets nothing. The routes for tests and web triggers are off.
 */
const makeTokenRoute =
  (token: string): Route =>
  (request) => {
    const { path } = request;
    if (WITHOUT_TOKEN.test(path)) return undefined;
    if (/^\/(dev|public)\//.test(path))
      return problem(404, 'Test routes and web triggers are off: this host works on a real site.');
    if (!isSame(sentToken(request), token))
      return problem(401, 'Open the address that was printed when the host was started.');
    if (path !== '/') return undefined;
    const page = pageRoutes(request) as Answer | undefined;
    const cookie = `${COOKIE}=${token}; HttpOnly; SameSite=Strict; Path=/`;
    return page && { ...page, headers: { ...page.headers, 'set-cookie': cookie } };
  };

const sentToken = ({ query, message }: Incoming): string =>
  query.get('token') ??
  new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`).exec(message.headers.cookie ?? '')?.[1] ??
  '';

const isSame = (one: string, other: string): boolean => timingSafeEqual(hash(one), hash(other));

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
