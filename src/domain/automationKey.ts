import type { AccountId } from './accountId';
import type { ChangeAction } from './changeAction';
import type { GroupId } from './group';
import { MAX_KEYS } from './limits';

declare const keyIdBrand: unique symbol;

export type KeyId = string & { readonly [keyIdBrand]: true };

/** Which groups a key may change: the named ones, or all that are not protected. */
export type KeyGroups = 'all-unprotected' | readonly GroupId[];

/** A key without its secret. The owner is the account that was last shown the secret. */
export type AutomationKey = {
  id: KeyId;
  label: string;
  ownerId: AccountId;
  groups: KeyGroups;
  /** What the key may do in its groups. Never empty. */
  actions: readonly ChangeAction[];
  /** ISO 8601, UTC. */
  createdAt: string;
};

const KEY_ID = /^[a-z0-9]{8,40}$/;

export const isKeyId = (value: unknown): value is KeyId =>
  typeof value === 'string' && KEY_ID.test(value);

/** What a key allows that was created without a choice, or before there was one. */
export const DEFAULT_KEY_ACTIONS = ['add'] as const satisfies readonly ChangeAction[];

export const keyAllows = (key: AutomationKey, action: ChangeAction): boolean =>
  key.actions.includes(action);

export const keyCovers = (key: AutomationKey, groupId: GroupId): boolean =>
  key.groups === 'all-unprotected' || key.groups.includes(groupId);

/** One of a site's places for keys. `takenAt` is in milliseconds since 1970. */
export type KeyPlace = { keyId: KeyId; takenAt: number };

// Longer than a key that is being created can take, even if storage carries out its write late.
const PLACE_KEPT_MS = 300_000;

/**
 * The taken places with one more, for a new key. `full` if there are 50. Each listed key has a
 * place. If a key is not listed five minutes after its place was taken, its creation broke off or
 * it was revoked, and its place is free again.
 */
export const withPlaceFor = (
  keyId: KeyId,
  { taken, listed, now }: { taken: readonly KeyPlace[]; listed: readonly KeyId[]; now: number },
): KeyPlace[] | 'full' => {
  const kept = new Map(listed.map((id): [KeyId, KeyPlace] => [id, { keyId: id, takenAt: now }]));
  for (const place of taken)
    if (kept.has(place.keyId) || now - place.takenAt < PLACE_KEPT_MS) kept.set(place.keyId, place);
  return kept.size < MAX_KEYS ? [...kept.values(), { keyId, takenAt: now }] : 'full';
};
