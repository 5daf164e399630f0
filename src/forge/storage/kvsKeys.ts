import { WhereConditions } from '@forge/kvs';
import type { KeyStore } from '../../application/ports/keyStore';
import type { AutomationKey, KeyId } from '../../domain/automationKey';
import { inStore } from './store';
import { readStoredKey, readStoredSecret } from './storedKey';

const PREFIX = 'key:';
const MOST_KEYS = 100; // the largest page of a query; twice what can be made

const keyOf = (id: KeyId): string => `${PREFIX}${id}`;
const removalOf = (id: KeyId): string => `removed:${id}`;
const secretOf = (id: KeyId): string => `secret:${id}`;

/** Automation keys in the app's storage; their secrets in its encrypted part. */
export const makeKvsKeys = (): KeyStore => ({
  list: async () => {
    const page = await inStore('list keys', (store) =>
      store.query().where('key', WhereConditions.beginsWith(PREFIX)).limit(MOST_KEYS).getMany(),
    );
    return page.results.map(({ value }) => readStoredKey(value)).filter(isPresent);
  },
  read: async (id) =>
    readStoredKey(await inStore('read key', (store) => store.get<unknown>(keyOf(id)))),
  save: (key) => inStore('save key', (store) => store.set(keyOf(key.id), key)),
  readSecret: async (id) => {
    const stored = await inStore('read secret', (store) => store.getSecret<unknown>(secretOf(id)));
    return readStoredSecret(stored);
  },
  saveSecret: (id, secret) =>
    inStore('save secret', (store) => store.setSecret(secretOf(id), secret)),
  remove: async (id) => {
    await inStore('note removal', (store) =>
      store.set(removalOf(id), true, { ttl: { value: 1, unit: 'DAYS' } }),
    );
    await inStore('remove secret', (store) => store.deleteSecret(secretOf(id)));
    await inStore('remove key', (store) => store.delete(keyOf(id)));
  },
  wasRemoved: async (id) =>
    (await inStore('read removal', (store) => store.get<unknown>(removalOf(id)))) === true,
});

const isPresent = (key: AutomationKey | undefined): key is AutomationKey => key !== undefined;
