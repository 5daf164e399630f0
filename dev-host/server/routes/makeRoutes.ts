import type { Platform } from '../../platform/platform';
import type { Hosted } from '../hosted';
import { json } from '../http/answer';
import type { Incoming } from '../http/incoming';
import type { Route } from '../http/route';
import { guardOrigin } from '../http/guardOrigin';
import { makeBridgeRoutes } from './bridgeRoutes';
import { makeDevRoutes } from './devRoutes';
import { makeFrameRoutes } from './frameRoutes';
import { makeLocaleRoutes } from './localeRoutes';
import { pageRoutes } from './pageRoutes';
import { makePublicRoutes } from './publicRoutes';
import { makeRealSiteDoor } from './realSiteDoor';

const health: Route = ({ method, path }) =>
  method === 'GET' && path === '/healthz' ? json(200, { ready: true }) : undefined;

/** Everything that the host answers, in order. With a real site there is a door in front. */
export const makeRoutes = (
  platform: Platform,
  hosted: readonly Hosted[],
  url: string,
  isReal: boolean,
): { routes: Route[]; token: string | undefined } => {
  const locales = makeLocaleRoutes(platform.manifest);
  const always = [
    health,
    pageRoutes,
    locales,
    makeFrameRoutes(platform.manifest, locales),
    makeBridgeRoutes(platform, hosted, isReal),
  ];
  if (isReal) {
    const door = makeRealSiteDoor(pageRoutes);
    return { routes: [door.route, ...always], token: door.token };
  }
  const simulated = [makeDevRoutes(platform, hosted, url), makePublicRoutes(platform, hosted)];
  return { routes: [...always, ...simulated], token: undefined };
};

/** Web triggers take any client; all else only this server's own pages, and tools. */
export const makeGuard =
  (port: number) =>
  ({ path, message }: Incoming): void => {
    if (!path.startsWith('/public/')) guardOrigin(message.headers, port);
  };
