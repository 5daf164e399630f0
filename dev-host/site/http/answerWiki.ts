import { mayUse, usesAppPoints, type Caller } from '../access';
import { groupRoutes } from '../routes/groups';
import type { Route } from '../routes/route';
import { searchRoutes } from '../routes/search';
import { userLookupRoutes, userRoutes } from '../routes/users';
import { writeRoutes } from '../routes/writes';
import { burstHeaders, rateHeaders } from '../state/limits';
import type { Site } from '../state/site';
import {
  type Answer,
  badRequest,
  confluenceError,
  gone,
  notFound,
  tooManyRequests,
  unauthorized,
} from './answer';

/** A request whose body was read and whose caller was looked up. */
export type Incoming = {
  method: string;
  /** Still encoded. */
  path: string;
  query: URLSearchParams;
  body: unknown;
  caller: Caller;
  /** The address of the site, `http://…/wiki`. */
  base: string;
};

/**
 * Answers one request of Confluence's API and spends the points that it costs. Before the endpoint
 * answers, it checks who calls, whether the endpoint exists, the rates, and the right to use
 * Confluence.
 */
export const answerWiki = (site: Site, request: Incoming): Answer => {
  const { method, path, query, body, caller, base } = request;
  if (caller.kind === 'none') return unauthorized();
  const endpoints = ENDPOINTS.filter(({ pattern }) => pattern.test(path));
  const endpoint = endpoints.find((each) => each.method === method);
  const isCounted = usesAppPoints(caller);

  const reached = (): Answer => {
    if (endpoints.length === 0)
      return notFound(`null for uri: ${base.replace(/\/wiki$/, '')}${path}`);
    if (endpoint === undefined) {
      const answer = confluenceError(405, `${method} is not supported here`);
      return { ...answer, headers: { Allow: endpoints.map((each) => each.method).join(', ') } };
    }
    if (!site.burst.take(method, endpoint.path)) return tooManyRequests(site, 'burst', 1);
    if (isCounted && site.points.left() === 0)
      return tooManyRequests(site, 'hourly', site.points.secondsToReset());
    if (!mayUse(caller))
      return endpoint.forbidden ?? confluenceError(403, 'User not permitted to use Confluence');
    if (endpoint.byName === true && site.settings().nameEndpoints === 'retired') return gone();
    const params = decoded(endpoint.pattern.exec(path)?.groups);
    if (params === undefined) return badRequest('The path is not encoded correctly');
    return endpoint.handle({ site, caller, params, query, body, path: path.slice(5), base });
  };

  const answer = reached();
  if (isCounted) site.points.spend(answer.points);
  const burst = endpoint && site.burst.state(method, endpoint.path);
  const headers = isCounted ? rateHeaders(site, burst) : burstHeaders(site, burst);
  return { ...answer, headers: { ...headers, ...answer.headers } };
};

const decoded = (params: Record<string, string> = {}): Record<string, string> | undefined => {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    return undefined; // a percent sign that encodes nothing
  }
};

const withPattern =
  (base: string) =>
  (route: Route): Route & { pattern: RegExp } => {
    const path = route.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    return { ...route, pattern: new RegExp(`^${base}${path}$`) };
  };

/** Every route, with a pattern for paths that are still encoded. */
const ENDPOINTS = [
  ...[...groupRoutes, ...writeRoutes, ...userRoutes, ...searchRoutes].map(
    withPattern('/wiki/rest/api'),
  ),
  ...userLookupRoutes.map(withPattern('/wiki/api/v2')),
];
