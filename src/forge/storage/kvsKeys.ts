import type { Crypto } from '../../application/ports/platform';
import { allSettledOrThrow } from '../../application/concurrency/allSettledOrThrow';
import type { KeyStore } from '../../application/ports/storage';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import {
  KEY_PLACES_SCHEMA,
  readAutomationKey,
  readKeyPlaces,
  readKeySecret,
} from '../../contract/stored';
import {
  type AutomationKey,
  type KeyId,
  type KeyPlace,
  withPlaceFor,
} from '../../domain/automationKey';
import { nodeCrypto } from '../platform/nodeCrypto';
import { readMany } from './batches';
import { readPlain } from './pages';
import { inStore } from './store';
import { changeVersioned } from './versioned';

const PREFIX = 'key:';
const PLACES = 'key-places';

const keyOf = (id: KeyId): string => `${PREFIX}${id}`;
const removalOf = (id: KeyId): string => `removed:${id}`;
const secretOf = (id: KeyId): string => `secret:${id}`;

const wasRemoved = async (id: KeyId): Promise<boolean> =>
  (await inStore('read removal', (store) => store.get<unknown>(removalOf(id)))) !== undefined;

/** Only the removals of stored keys are read, because all removals stay on record. */
const list = async (): Promise<AutomationKey[]> => {
  const stored = await readPlain('list keys', PREFIX);
  const keys = stored
    .map(({ value }) => readAutomationKey(value))
    .filter((key) => key !== undefined);
  const removals = await readMany(
    'list keys',
    keys.map(({ id }) => removalOf(id)),
  );
  return keys.filter(({ id }) => !removals.has(removalOf(id)));
};

const readPlaces = (operation: string, stored: unknown): KeyPlace[] => {
  if (stored === undefined) return [];
  const known = readKeyPlaces(stored);
  if (!known) throw new StoreUnavailable(operation, 'unknown form');
  return known.places;
};

const encodePlaces = (places: readonly KeyPlace[]) => ({ schema: KEY_PLACES_SCHEMA, places });

/**
 * Automation keys in the app's storage. Their secrets are in its encrypted part. The removal of a
 * key stays on record, and a removed key is never read. A late write of a key may arrive after its
 * removal.
 */
export const makeKvsKeys = ({ newId }: Pick<Crypto, 'newId'> = nodeCrypto): KeyStore => ({
  list,
  takePlace: async (id, now) => {
    const operation = 'take key place';
    const listed = (await list()).map((key) => key.id);
    return await changeVersioned(operation, PLACES, newId, (stored) => {
      const taken = readPlaces(operation, stored);
      const places = withPlaceFor(id, { taken, listed, now });
      return places === 'full'
        ? { next: encodePlaces(taken), result: false }
        : { next: encodePlaces(places), result: true };
    });
  },
  read: async (id) => {
    const [stored, isGone] = await allSettledOrThrow([
      inStore('read key', (store) => store.get<unknown>(keyOf(id))),
      wasRemoved(id),
    ]);
    return isGone ? undefined : readAutomationKey(stored);
  },
  save: (key) => inStore('save key', (store) => store.set(keyOf(key.id), key)),
  readSecret: async (id) => {
    const stored = await inStore('read secret', (store) => store.getSecret<unknown>(secretOf(id)));
    return readKeySecret(stored);
  },
  saveSecret: (id, secret) =>
    inStore('save secret', (store) => store.setSecret(secretOf(id), secret)),
  remove: async (id) => {
    await inStore('note removal', (store) => store.set(removalOf(id), true));
    await inStore('remove secret', (store) => store.deleteSecret(secretOf(id)));
    await inStore('remove key', (store) => store.delete(keyOf(id)));
    await freePlace(id, newId);
  },
  wasRemoved,
});

/** Frees the place of a removed key. Ignores storage failures: the place is free later anyway. */
const freePlace = async (id: KeyId, newId: Crypto['newId']): Promise<void> => {
  const operation = 'free key place';
  try {
    await changeVersioned(operation, PLACES, newId, (stored) => ({
      next: encodePlaces(readPlaces(operation, stored).filter(({ keyId }) => keyId !== id)),
      result: undefined,
    }));
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
  }
};
