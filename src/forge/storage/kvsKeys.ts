import * as z from 'zod/mini';
import { allSettledOrThrow } from '../../application/allSettledOrThrow';
import type { KeySecret, KeyStore } from '../../application/ports/storage';
import { parseAccountId } from '../../domain/accountId';
import { type AutomationKey, isKeyId, type KeyId } from '../../domain/automationKey';
import { readGroupIds } from '../../domain/group';
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
 * Automation keys in the app's storage; their secrets in its encrypted part. That a key was removed
 * stays noted, and counts for more than the key: a write of it may land after its removal.
 */
export const makeKvsKeys = (): KeyStore => ({
  list: async () => {
    const [kept, removed] = await allSettledOrThrow([
      readPlain('list keys', PREFIX),
      readPlain('list keys', REMOVED),
    ]);
    const gone = new Set(removed.map(({ key }) => key.slice(REMOVED.length)));
    return kept
      .map(({ value }) => readStoredKey(value))
      .filter((key) => key !== undefined)
      .filter(({ id }) => !gone.has(id));
  },
  read: async (id) => {
    const [stored, isGone] = await allSettledOrThrow([
      inStore('read key', (store) => store.get<unknown>(keyOf(id))),
      wasRemoved(id),
    ]);
    return isGone ? undefined : readStoredKey(stored);
  },
  save: (key) => inStore('save key', (store) => store.set(keyOf(key.id), key)),
  readSecret: async (id) => {
    const stored = await inStore('read secret', (store) => store.getSecret<unknown>(secretOf(id)));
    return readStoredSecret(stored);
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

const storedKeySchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  ownerId: z.string(),
  groups: z.union([z.literal('all-unprotected'), z.array(z.string())]),
  createdAt: z.string(),
});

/** Reads a key as it was stored; undefined where any of it has another form. */
export const readStoredKey = (stored: unknown): AutomationKey | undefined => {
  const parsed = storedKeySchema.safeParse(stored);
  if (!parsed.success) return undefined;
  const { id, label, createdAt } = parsed.data;
  const owner = parseAccountId(parsed.data.ownerId);
  const groups =
    parsed.data.groups === 'all-unprotected' ? 'all-unprotected' : readGroupIds(parsed.data.groups);
  return isKeyId(id) && owner.ok && groups
    ? { id, label, ownerId: owner.value, groups, createdAt }
    : undefined;
};

const storedSecretSchema = z.strictObject({ secret: z.string(), ownerId: z.string() });

/** Reads a secret as it was stored, with its owner; undefined where it has another form. */
const readStoredSecret = (stored: unknown): KeySecret | undefined => {
  const parsed = storedSecretSchema.safeParse(stored);
  if (!parsed.success) return undefined;
  const owner = parseAccountId(parsed.data.ownerId);
  return owner.ok ? { secret: parsed.data.secret, ownerId: owner.value } : undefined;
};
