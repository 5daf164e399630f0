import type { Memory } from '../ports/memory';

const RETIRED_KEPT_SECONDS = 7 * 86_400; // long, since an endpoint that was removed stays removed
const MEMORY_KEY = 'name-endpoint-retired';

/** Whether this site still has the endpoint that names the group; learnt from its 410. */
export type NameEndpoint = {
  isRetired: () => Promise<boolean>;
  noteRetired: () => Promise<void>;
};

export const makeNameEndpoint = ({ memory }: { memory: Memory }): NameEndpoint => ({
  isRetired: async () =>
    (await memory.recall(MEMORY_KEY, (stored) => stored === true || undefined)) === true,
  noteRetired: () => memory.remember(MEMORY_KEY, true, RETIRED_KEPT_SECONDS),
});
