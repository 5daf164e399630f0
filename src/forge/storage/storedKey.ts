import * as z from 'zod/mini';
import { isKeyId, type AutomationKey } from '../../domain/automationKey';
import { parseAccountId } from '../../domain/accountId';
import type { KeySecret } from '../../application/ports/keyStore';
import { readGroupIds } from '../../domain/groupId';

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
export const readStoredSecret = (stored: unknown): KeySecret | undefined => {
  const parsed = storedSecretSchema.safeParse(stored);
  if (!parsed.success) return undefined;
  const owner = parseAccountId(parsed.data.ownerId);
  return owner.ok ? { secret: parsed.data.secret, ownerId: owner.value } : undefined;
};
