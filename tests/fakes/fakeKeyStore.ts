import type { KeyStore } from '../../src/application/ports/storage';
import type { KeySecret } from '../../src/contract/stored';
import type { AutomationKey, KeyId } from '../../src/domain/automationKey';
import { type Breakable, makeOutage } from './breakable';

/** The writes in order: `secret`, `key` or `no secret`, `no key`. */
export type FakeKeyStore = KeyStore & Breakable & { writes: readonly string[] };

/** Keys and their secrets in memory. */
export const makeFakeKeyStore = (): FakeKeyStore => {
  const keys = new Map<KeyId, AutomationKey>();
  const secrets = new Map<KeyId, KeySecret>();
  const removed = new Set<KeyId>();
  const writes: string[] = [];
  const outage = makeOutage();
  const on = async <T>(operation: string, run: () => T): Promise<T> => {
    await Promise.resolve();
    outage.check(operation);
    return run();
  };
  return {
    list: () => on('list', () => [...keys.values()].filter(({ id }) => !removed.has(id))),
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
