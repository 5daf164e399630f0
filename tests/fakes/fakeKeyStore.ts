import type { KeyStore } from '../../src/application/ports/storage';
import type { KeySecret } from '../../src/contract/stored';
import {
  type AutomationKey,
  type KeyId,
  type KeyPlace,
  withPlaceFor,
} from '../../src/domain/automationKey';
import { type Breakable, makeOutage } from './breakable';

/** The writes in order: `secret`, `key` or `no secret`, `no key`. */
export type FakeKeyStore = KeyStore & Breakable & { writes: readonly string[] };

/** Keys and their secrets in memory. */
export const makeFakeKeyStore = (): FakeKeyStore => {
  const keys = new Map<KeyId, AutomationKey>();
  const secrets = new Map<KeyId, KeySecret>();
  const removed = new Set<KeyId>();
  const writes: string[] = [];
  let taken: KeyPlace[] = [];
  const outage = makeOutage();
  const on = async <T>(operation: string, run: () => T): Promise<T> => {
    await Promise.resolve();
    outage.check(operation);
    return run();
  };
  const listed = () => [...keys.values()].filter(({ id }) => !removed.has(id));
  return {
    list: () => on('list', listed),
    takePlace: (keyId, now) =>
      on('takePlace', () => {
        const ids = listed().map(({ id }) => id);
        const places = withPlaceFor(keyId, { taken, listed: ids, now });
        if (places === 'full') return false;
        taken = places;
        return true;
      }),
    read: (id) => on('read', () => (removed.has(id) ? undefined : keys.get(id))),
    save: (key) =>
      on('save', () => {
        keys.set(key.id, key);
        writes.push('key');
      }),
    readSecret: (id) => on('readSecret', () => secrets.get(id)),
    saveSecret: (id, secret) =>
      on('saveSecret', () => {
        secrets.set(id, secret);
        writes.push('secret');
      }),
    remove: (id) =>
      on('remove', () => {
        removed.add(id);
        taken = taken.filter(({ keyId }) => keyId !== id);
        secrets.delete(id);
        writes.push('no secret');
        keys.delete(id);
        writes.push('no key');
      }),
    wasRemoved: (id) => on('wasRemoved', () => removed.has(id)),
    writes,
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
