import type { AccountId } from '../../src/domain/accountId';
import type { AutomationKey } from '../../src/domain/automationKey';
import type { AdminCaller, KeyCaller } from '../../src/domain/caller';
import type { AppOverFakes } from './appOverFakes';
import { aKey } from './examples';

/** Somebody at the page, signed in at the fake Confluence as well. */
export const atThePage = ({ confluence }: AppOverFakes, accountId: AccountId): AdminCaller => {
  confluence.world.viewer = accountId;
  return { kind: 'admin', accountId };
};

/** An outside system with a key; nobody is signed in. */
export const withKey = (
  { confluence }: AppOverFakes,
  over: Partial<AutomationKey> = {},
): KeyCaller => {
  confluence.world.viewer = undefined;
  return { kind: 'key', key: aKey(over) };
};
