import { emailRoutes } from './emailRoutes';
import { groupReadRoutes } from './groupReadRoutes';
import { groupWriteRoutes } from './groupWriteRoutes';
import { memberRoutes } from './memberRoutes';
import { membershipRoutes } from './membershipRoutes';
import type { Route } from './route';
import { searchRoutes } from './searchRoutes';
import { userRoutes } from './userRoutes';

const ROUTES: readonly Route[] = [
  ...membershipRoutes,
  ...memberRoutes,
  ...groupReadRoutes,
  ...groupWriteRoutes,
  ...userRoutes,
  ...emailRoutes,
  ...searchRoutes,
];

const PREFIX = '/wiki/rest/api';

const asPattern = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

const PATTERNS = ROUTES.map((route) => ({ route, pattern: asPattern(route.path) }));

/** The endpoint that a request meant, the methods that the path knows where it is another one, or none. */
type FoundRoute =
  | { kind: 'route'; route: Route; params: Record<string, string> }
  | { kind: 'other-method'; allowed: string[] }
  | { kind: 'none' };

/** Finds the endpoint of a method and a path as it was sent. */
export const findRoute = (method: string, path: string): FoundRoute => {
  if (!path.startsWith(`${PREFIX}/`)) return { kind: 'none' };
  const below = path.slice(PREFIX.length);
  const allowed: string[] = [];
  for (const { route, pattern } of PATTERNS) {
    const match = pattern.exec(below);
    if (match === null) continue;
    if (route.method === method) return { kind: 'route', route, params: { ...match.groups } };
    allowed.push(route.method);
  }
  return allowed.length > 0 ? { kind: 'other-method', allowed } : { kind: 'none' };
};
