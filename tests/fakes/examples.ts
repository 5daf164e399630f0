import { type AccountId, parseAccountId } from '../../src/domain/accountId';
import { type AutomationKey, isKeyId, type KeyId } from '../../src/domain/automationKey';
import {
  type DirectoryGroup,
  type GroupId,
  type GroupName,
  parseGroupId,
  parseGroupName,
} from '../../src/domain/group';
import { valueOf } from './valueOf';

export const accountId = (text: string): AccountId => valueOf(parseAccountId(text));
export const groupId = (text: string): GroupId => valueOf(parseGroupId(text));
export const groupName = (text: string): GroupName => valueOf(parseGroupName(text));

export const keyId = (text: string): KeyId => {
  if (isKeyId(text)) return text;
  throw new Error(`"${text}" is no key id.`);
};

/** A group ID made from a number. */
export const groupIdOf = (number: number): GroupId =>
  groupId(`00000000-0000-4000-8000-${number.toString().padStart(12, '0')}`);

export const aGroup = (over: Partial<DirectoryGroup> = {}): DirectoryGroup => ({
  id: groupIdOf(1),
  name: groupName('editors'),
  management: 'admins',
  ...over,
});

export const aKey = (over: Partial<AutomationKey> = {}): AutomationKey => ({
  id: keyId('keykeykey1'),
  label: 'HR system',
  ownerId: PEOPLE.siteAdmin,
  groups: 'all-unprotected',
  actions: ['add', 'remove'],
  createdAt: '2026-11-23T10:00:00.000Z',
  ...over,
});

/** A few people. The groups that a test puts them in decide what each may do. */
export const PEOPLE = {
  siteAdmin: accountId('5b10ac8d82e05b22cc7d4ef5'),
  confluenceAdmin: accountId('712020:0f2c7d1e-5b0a-4a52-9d53-6a1b7a4f9c11'),
  nobodySpecial: accountId('5b10ac8d82e05b22cc7d4ef6'),
  newcomer: accountId('5b10ac8d82e05b22cc7d4ef7'),
} as const;
