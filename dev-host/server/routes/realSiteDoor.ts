import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { problem, type Answer } from '../http/answer';
import type { Incoming } from '../http/incoming';
import type { Route } from '../http/route';

const COOKIE = 'rollcall-token';
const OPEN = /^\/(healthz$|assets\/|frames\/|__LOCALES__\/)/; // nothing of the site is in them

/**
 * The door of a host that is pointed at a real site: whoever does not hold the token that was
 * printed at start gets nothing, and the routes for tests and web triggers are off.
 */
export const makeRealSiteDoor = (pageRoutes: Route): { token: string; route: Route } => {
  const token = randomBytes(24).toString('base64url');
  const route: Route = (request) => {
    const { path } = request;
    if (OPEN.test(path)) return undefined;
    if (/^\/(dev|public)\//.test(path))
      return problem(404, 'Test routes and web triggers are off: this host works on a real site.');
    if (!isSame(givenToken(request), token))
      return problem(401, 'Open the address that was printed when the host was started.');
    if (path !== '/') return undefined;
    const page = pageRoutes(request) as Answer | undefined;
    const cookie = `${COOKIE}=${token}; HttpOnly; SameSite=Strict; Path=/`;
    return page && { ...page, headers: { ...page.headers, 'set-cookie': cookie } };
  };
  return { token, route };
};

const givenToken = ({ query, message }: Incoming): string =>
  query.get('token') ??
  new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`).exec(message.headers.cookie ?? '')?.[1] ??
  '';

const isSame = (one: string, other: string): boolean => timingSafeEqual(hash(one), hash(other));

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
