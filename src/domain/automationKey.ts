import type { AccountId } from './accountId';
import type { GroupId } from './group';

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
  /** ISO 8601, UTC. */
  createdAt: string;
};

const KEY_ID = /^[a-z0-9]{8,40}$/;

export const isKeyId = (value: unknown): value is KeyId =>
  typeof value === 'string' && KEY_ID.test(value);

export const keyCovers = (key: AutomationKey, groupId: GroupId): boolean =>
  key.groups === 'all-unprotected' || key.groups.includes(groupId);
