import { emailRoutes } from './emailRoutes';
import { groupReadRoutes } from './groupReadRoutes';
import { groupWriteRoutes } from './groupWriteRoutes';
import { memberRoutes } from './memberRoutes';
import { membershipRoutes } from './membershipRoutes';
import type { Route } from './route';
import { searchRoutes } from './searchRoutes';
import { userLookupRoutes } from './userLookupRoutes';
import { userRoutes } from './userRoutes';

const APIS: readonly { base: string; routes: readonly Route[] }[] = [
  {
    base: '/wiki/rest/api',
    routes: [
      ...membershipRoutes,
      ...memberRoutes,
      ...groupReadRoutes,
      ...groupWriteRoutes,
      ...userRoutes,
      ...emailRoutes,
      ...searchRoutes,
    ],
  },
  { base: '/wiki/api/v2', routes: userLookupRoutes },
];

const asPattern = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

const PATTERNS = APIS.flatMap(({ base, routes }) =>
  routes.map((route) => ({ route, pattern: asPattern(`${base}${route.path}`) })),
);

/** The endpoint that a request meant, the methods that the path knows where it is another one, or none. */
type FoundRoute =
  | { kind: 'route'; route: Route; params: Record<string, string> }
  | { kind: 'other-method'; allowed: string[] }
  | { kind: 'none' };

/** Finds the endpoint of a method and a path as it was sent. */
export const findRoute = (method: string, path: string): FoundRoute => {
  const allowed: string[] = [];
  for (const { route, pattern } of PATTERNS) {
    const match = pattern.exec(path);
    if (match === null) continue;
    if (route.method === method) return { kind: 'route', route, params: { ...match.groups } };
    allowed.push(route.method);
  }
  return allowed.length > 0 ? { kind: 'other-method', allowed } : { kind: 'none' };
};
