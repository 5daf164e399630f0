import { allSettledOrThrow } from '../../application/concurrency/allSettledOrThrow';
import type { KeyStore } from '../../application/ports/storage';
import { readAutomationKey, readKeySecret } from '../../contract/stored';
import type { KeyId } from '../../domain/automationKey';
import { readPlain } from './pages';
import { inStore } from './store';

const PREFIX = 'key:';
const REMOVED = 'removed:';

const keyOf = (id: KeyId): string => `${PREFIX}${id}`;
const removalOf = (id: KeyId): string => `${REMOVED}${id}`;
const secretOf = (id: KeyId): string => `secret:${id}`;

const wasRemoved = async (id: KeyId): Promise<boolean> =>
  (await inStore('read removal', (store) => store.get<unknown>(removalOf(id)))) !== undefined;

/**
 * Automation keys in the app's storage. Their secrets are in its encrypted part. The removal of a
 * key stays on record, and a removed key is never read. A late write of a key may arrive after its
 * removal.
 */
export const makeKvsKeys = (): KeyStore => ({
  list: async () => {
    const [kept, removed] = await allSettledOrThrow([
      readPlain('list keys', PREFIX),
      readPlain('list keys', REMOVED),
    ]);
    const gone = new Set(removed.map(({ key }) => key.slice(REMOVED.length)));
    return kept
      .map(({ value }) => readAutomationKey(value))
      .filter((key) => key !== undefined)
      .filter(({ id }) => !gone.has(id));
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
  },
  wasRemoved,
});
