import type { AccountId } from '../../domain/accountId';
import { failed, ok, type FailureCode, type Outcome } from '../../domain/outcome';
import type { AuthorityDirectory } from '../ports/authorityDirectory';
import type { Memory } from '../ports/memory';
import type { AccessGroups } from './accessGroups';

const YES_KEPT_SECONDS = 60; // a no is asked again each time

/** Whether somebody administers Confluence: the admin at the page, or the absent owner of a key. */
export type AdminCheck = (
  accountId: AccountId,
  presence: 'present' | 'absent',
) => Promise<Outcome<boolean>>;

export const makeAdminCheck = (parts: {
  authority: AuthorityDirectory;
  accessGroups: AccessGroups;
  memory: Memory;
}): AdminCheck => {
  const { authority, accessGroups, memory } = parts;

  const byGroups = async (accountId: AccountId): Promise<Outcome<boolean>> => {
    const own = await authority.groupsOf(accountId);
    if (!own.ok) return own;
    const lists = await Promise.all([accessGroups('admin'), accessGroups('site-admin')]);
    if (own.value.some((id) => lists.some((list) => list?.includes(id)))) return ok(true);
    return lists.includes(undefined) ? failed('unavailable') : ok(false);
  };

  const ask = async (
    accountId: AccountId,
    presence: 'present' | 'absent',
  ): Promise<Outcome<boolean>> => {
    if (presence === 'present') return authority.administersConfluence('viewer');
    const answer = await authority.administersConfluence(accountId);
    // Not every site lets the app stand in for a person; then their groups must tell.
    return !answer.ok && NO_STAND_IN.has(answer.failure.code) ? byGroups(accountId) : answer;
  };

  return async (accountId, presence) => {
    const memoryKey = `administers ${accountId}`;
    if (await memory.recall(memoryKey, (stored) => stored === true || undefined)) return ok(true);
    const answer = await ask(accountId, presence);
    if (answer.ok && answer.value) await memory.remember(memoryKey, true, YES_KEPT_SECONDS);
    return answer;
  };
};

const NO_STAND_IN: ReadonlySet<FailureCode> = new Set([
  'not-authenticated',
  'not-permitted',
  'missing-scope',
]);
