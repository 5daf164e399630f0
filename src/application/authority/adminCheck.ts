import type { AccountId } from '../../domain/accountId';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { memoryKeys, type Presence } from '../memoryKeys';
import type { AuthorityDirectory } from '../ports/authorityDirectory';
import type { Memory } from '../ports/memory';
import type { AdminByGroups } from './adminByGroups';

const YES_KEPT_SECONDS = 60; // a no is asked again each time
const STOOD_IN_KEPT_SECONDS = 30 * 86_400;

/**
 * Whether somebody administers Confluence: the admin at the page, or the absent owner of a key.
 * Neither is answered from what was heard of the other: an absent person's yes may rest on groups,
 * which are kept longer than a present one's yes may be.
 */
export type AdminCheck = (accountId: AccountId, presence: Presence) => Promise<Outcome<boolean>>;

export const makeAdminCheck = (parts: {
  authority: AuthorityDirectory;
  adminByGroups: AdminByGroups;
  memory: Memory;
}): AdminCheck => {
  const { authority, adminByGroups, memory } = parts;
  const isTrue = (stored: unknown): true | undefined => stored === true || undefined;

  const byGroups = async (accountId: AccountId): Promise<Outcome<boolean>> => {
    const isAdmin = await adminByGroups(accountId, ['admin', 'site-admin']);
    return isAdmin === undefined ? failed('unavailable') : ok(isAdmin);
  };

  const askAsOwner = async (accountId: AccountId): Promise<Outcome<boolean>> => {
    const memoryKey = memoryKeys.stoodInFor(accountId);
    const stoodIn = await memory.recall(memoryKey, isTrue);
    const answer = await authority.ownerAdministers(accountId);
    const standsIn = answer.ok && answer.value !== 'no-stand-in';
    // Renewed at every use, by a refusal too: it must not lapse while the key is still tried.
    if (standsIn || stoodIn) await memory.remember(memoryKey, true, STOOD_IN_KEPT_SECONDS);
    if (!answer.ok) return answer;
    if (answer.value !== 'no-stand-in') return ok(answer.value);
    // Not every site lets the app stand in for a person; there their groups must tell. But where
    // it did for this one, a refusal is about the person: groups still name those who have left.
    return stoodIn ? failed('not-authenticated') : byGroups(accountId);
  };

  return async (accountId, presence) => {
    const memoryKey = memoryKeys.administers(accountId, presence);
    if (await memory.recall(memoryKey, isTrue)) return ok(true);
    const answer = await (presence === 'present'
      ? authority.viewerAdministers()
      : askAsOwner(accountId));
    if (answer.ok && answer.value) await memory.remember(memoryKey, true, YES_KEPT_SECONDS);
    return answer;
  };
};
