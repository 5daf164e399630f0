import { rateHeaders } from '../state/limits';
import { mayUse, usesAppPoints } from '../access';
import type { Site } from '../state/site';
import { findRoute } from '../routes/findRoute';
import type { Answer } from './answer';
import {
  badRequest,
  confluenceError,
  gone,
  notFound,
  tooManyRequests,
  unauthorized,
} from './errors';
import type { Incoming } from './incoming';

const decoded = (params: Record<string, string>): Record<string, string> | undefined => {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    return undefined; // a percent sign that encodes nothing
  }
};

/**
 * Answers one request of Confluence's API: who is it, may they send so many, does the endpoint exist
 * (any more), and then what the endpoint says. Spends the points that the request costs.
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
    if (!mayUse(caller)) {
      return route.turnedAway ?? confluenceError(403, 'User not permitted to use Confluence');
    }
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
