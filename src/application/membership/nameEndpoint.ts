import { memoryKeys } from '../memoryKeys';
import type { Memory } from '../ports/memory';

const RETIRED_KEPT_SECONDS = 7 * 86_400; // long, since an endpoint that was removed stays removed

/** Whether this site still has the endpoint that names the group; learnt from its 410. */
export type NameEndpoint = {
  isRetired: () => Promise<boolean>;
  noteRetired: () => Promise<void>;
};

export const makeNameEndpoint = ({ memory }: { memory: Memory }): NameEndpoint => ({
  isRetired: async () =>
    (await memory.recall(
      memoryKeys.nameEndpointRetired,
      (stored) => stored === true || undefined,
    )) === true,
  noteRetired: () => memory.remember(memoryKeys.nameEndpointRetired, true, RETIRED_KEPT_SECONDS),
});
