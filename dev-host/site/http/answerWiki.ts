import { mayUse, usesAppPoints, type Caller } from '../access';
import { findRoute } from '../routes/findRoute';
import { rateHeaders } from '../state/limits';
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
  if (caller.kind === 'nobody') return unauthorized();
  const found = findRoute(method, path);
  const isCounted = usesAppPoints(caller);

  const reached = (): Answer => {
    if (found.kind === 'none')
      return notFound(`null for uri: ${base.replace(/\/wiki$/, '')}${path}`);
    if (found.kind === 'other-method') {
      const answer = confluenceError(405, `${method} is not supported here`);
      return { ...answer, headers: { Allow: found.allowed.join(', ') } };
    }
    const { route } = found;
    if (!site.burst.take(method, route.path)) return tooManyRequests(site, 'burst', 1);
    if (isCounted && site.points.left() === 0)
      return tooManyRequests(site, 'hourly', site.points.secondsToReset());
    if (!mayUse(caller))
      return route.turnedAway ?? confluenceError(403, 'User not permitted to use Confluence');
    if (route.byName === true && site.settings().nameEndpoints === 'retired') return gone();
    const params = decoded(found.params);
    if (params === undefined) return badRequest('The path is not encoded correctly');
    return route.handle({ site, caller, params, query, body, path: path.slice(5), base });
  };

  const answer = reached();
  if (!isCounted) return answer;
  site.points.spend(answer.points);
  const burst = found.kind === 'route' ? site.burst.state(method, found.route.path) : undefined;
  const limits = rateHeaders(site.settings(), site.points, burst, site.now());
  return { ...answer, headers: { ...limits, ...answer.headers } };
};

const decoded = (params: Record<string, string>): Record<string, string> | undefined => {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    return undefined; // a percent sign that encodes nothing
  }
};
