import { cacheKeys } from '../cacheKeys';
import type { Cache } from '../ports/storage';

const RETIRED_KEPT_SECONDS = 7 * 86_400; // long, since an endpoint that was removed stays removed

/** Whether this site still has the endpoint that names the group; learnt from its 410. */
export type NameEndpoint = {
  isRetired: () => Promise<boolean>;
  noteRetired: () => Promise<void>;
};

export const makeNameEndpoint = ({ cache }: { cache: Cache }): NameEndpoint => ({
  isRetired: async () =>
    (await cache.get(cacheKeys.nameEndpointRetired, (stored) => stored === true || undefined)) ===
    true,
  noteRetired: () => cache.put(cacheKeys.nameEndpointRetired, true, RETIRED_KEPT_SECONDS),
});
