import type { DirectoryGroup } from '../../domain/directoryGroup';
import { isProtectedName } from '../../domain/protectedName';
import { allSettledOrThrow } from '../allSettledOrThrow';
import type { AccessGroups } from './accessGroups';

/**
 * Whether a group gives admin rights, so that it is never written as the app nor for a key.
 * `unknown` where Confluence did not say which groups give them: treat it as protected.
 */
export type Protection = (group: DirectoryGroup) => Promise<'protected' | 'free' | 'unknown'>;

export const makeProtection =
  (deps: { accessGroups: AccessGroups }): Protection =>
  async (group) => {
    if (isProtectedName(group.name)) return 'protected';
    const lists = await allSettledOrThrow([
      deps.accessGroups('admin'),
      deps.accessGroups('site-admin'),
    ]);
    if (lists.some((list) => list?.includes(group.id))) return 'protected';
    return lists.every((list) => list !== undefined) ? 'free' : 'unknown';
  };
