import type { Clock } from '../../application/ports/platform';
import type { PlaceMemory } from '../../application/ports/storage';
import { readKeptPlace, type KeptPlace } from '../../contract/stored';
import type { AccountId } from '../../domain/accountId';
import { inStore } from './store';

const keyOf = (accountId: AccountId): string => `place:${accountId}`;

/** The place of each admin on the page, in the app's storage. A late write does no harm. */
export const makeKvsPlaces = ({ clock }: { clock: Clock }): PlaceMemory => ({
  read: async (accountId) => {
    const stored = await inStore('read place', (store) => store.get<unknown>(keyOf(accountId)));
    const kept = readKeptPlace(stored);
    // The platform may return expired values for a while, so the time is checked here.
    return kept && kept.until > clock() ? kept.path : undefined;
  },
  save: async (accountId, path, seconds) => {
    const kept: KeptPlace = { path, until: clock() + seconds * 1_000 };
    await inStore('save place', (store) =>
      store.set(keyOf(accountId), kept, { ttl: { value: seconds, unit: 'SECONDS' } }),
    );
  },
});
