import * as z from 'zod/mini';
import { isKeyId, type AutomationKey } from '../../domain/automationKey';
import { parseAccountId } from '../../domain/accountId';
import { readGroupIds } from '../../application/authority/accessGroups';

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
