import type { AccountId } from '../../src/domain/accountId';
import type { AutomationKey } from '../../src/domain/automationKey';
import type { AdminCaller, KeyCaller } from '../../src/domain/caller';
import type { AppOverFakes } from './appOverFakes';
import { aKey } from './examples';

/** A person at the page, who is also signed in at the fake Confluence. */
export const atThePage = ({ confluence }: AppOverFakes, accountId: AccountId): AdminCaller => {
  confluence.world.viewer = accountId;
  return { kind: 'admin', accountId };
};

/** A script with a key; no one is signed in. */
export const withKey = (
  { confluence }: AppOverFakes,
  over: Partial<AutomationKey> = {},
): KeyCaller => {
  confluence.world.viewer = undefined;
  return { kind: 'key', key: aKey(over) };
};
