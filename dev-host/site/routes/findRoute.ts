import { groupRoutes } from './groups';
import type { Route } from './route';
import { searchRoutes } from './search';
import { userLookupRoutes, userRoutes } from './users';
import { writeRoutes } from './writes';

const APIS: readonly { base: string; routes: readonly Route[] }[] = [
  {
    base: '/wiki/rest/api',
    routes: [...groupRoutes, ...writeRoutes, ...userRoutes, ...searchRoutes],
  },
  { base: '/wiki/api/v2', routes: userLookupRoutes },
];

const asPattern = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

const PATTERNS = APIS.flatMap(({ base, routes }) =>
  routes.map((route) => ({ route, pattern: asPattern(`${base}${route.path}`) })),
);

/** The endpoint of a request. `other-method`: the path exists, but only with the allowed methods. */
type FoundRoute =
  | { kind: 'route'; route: Route; params: Record<string, string> }
  | { kind: 'other-method'; allowed: string[] }
  | { kind: 'none' };

/** Finds the endpoint of a method and a path, which is still encoded. */
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
