import type { Clock, Crypto } from '../../application/ports/platform';
import type { ColumnMemory, PlaceMemory } from '../../application/ports/storage';
import { encodeColumns, type KeptPlace, readColumns, readKeptPlace } from '../../contract/stored';
import type { AccountId } from '../../domain/accountId';
import { inStore } from './store';
import { changeVersioned, readVersioned } from './versioned';

const keyOfPlace = (accountId: AccountId): string => `place:${accountId}`;

/** The place of each admin on the page, in the app's storage. A late write does no harm. */
export const makeKvsPlaces = ({ clock }: { clock: Clock }): PlaceMemory => ({
  read: async (accountId) => {
    const stored = await inStore('read place', (store) =>
      store.get<unknown>(keyOfPlace(accountId)),
    );
    const kept = readKeptPlace(stored);
    // The platform may return expired values for a while, so the time is checked here.
    return kept && kept.until > clock() ? kept.path : undefined;
  },
  save: async (accountId, path, seconds) => {
    const kept: KeptPlace = { path, until: clock() + seconds * 1_000 };
    await inStore('save place', (store) =>
      store.set(keyOfPlace(accountId), kept, { ttl: { value: seconds, unit: 'SECONDS' } }),
    );
  },
});

const COLUMNS_KEY = 'columns';

/**
 * The columns of lists in the app's storage. They are one value, so that a list that is dropped
 * leaves nothing behind.
 */
export const makeKvsColumnMemory = ({ newId }: Pick<Crypto, 'newId'>): ColumnMemory => ({
  read: async () => readColumns((await readVersioned('read columns', COLUMNS_KEY)).value) ?? [],
  change: (run) =>
    changeVersioned('remember columns', COLUMNS_KEY, newId, (stored) => ({
      next: encodeColumns(run(readColumns(stored) ?? [])),
      result: undefined,
    })),
});
