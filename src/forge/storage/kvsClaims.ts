import type { Crypto } from '../../application/ports/platform';
import type { ClaimStore } from '../../application/ports/storage';
import { inStore, isKeyConflict } from './store';

/**
 * Claims in the app's storage. `FAIL_IF_EXISTS` is the platform's only compare-and-set for plain
 * keys.
 * https://developer.atlassian.com/platform/forge/runtime-reference/storage-api-basic/
 */
export const makeKvsClaims = ({ digest }: Pick<Crypto, 'digest'>): ClaimStore => {
  const keyOf = (name: string): string => `claim:${digest(name)}`;
  const seconds = (value: number) => ({ ttl: { value, unit: 'SECONDS' as const } });
  return {
    claim: async (name, value, kept) => {
      try {
        await inStore('claim', (store) =>
          store.set(keyOf(name), value, { keyPolicy: 'FAIL_IF_EXISTS', ...seconds(kept) }),
        );
        return true;
      } catch (error) {
        if (isKeyConflict(error)) return false;
        throw error;
      }
    },
    read: (name) => inStore('read claim', (store) => store.get<unknown>(keyOf(name))),
    replace: (name, value, kept) =>
      inStore('replace claim', (store) => store.set(keyOf(name), value, seconds(kept))),
    release: (name) => inStore('release claim', (store) => store.delete(keyOf(name))),
  };
};
