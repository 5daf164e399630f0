import type { AccountId } from '../../domain/accountId';
import type { Background } from '../../domain/caller';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { allSettledOrThrow, mapConcurrently } from '../concurrency/allSettledOrThrow';
import type { AuthorityDirectory } from '../ports/confluence';
import type { Clock } from '../ports/platform';
import type { KeyStore, OwnerFacts, OwnerRecord } from '../ports/storage';

// The hourly trigger renews the proofs, and may take some minutes for it.
const PROVEN_FOR_MS = 70 * 60_000;
const PROOF_RENEWED_AFTER_MS = 10 * 60_000; // so that a busy key does not write at each check

/**
 * Asks Confluence, as an absent owner, whether they administer it. `by-groups` means that the
 * platform does not let the app impersonate them here, and that their groups decide. `unproven`
 * means that it lets the app do so in another kind of invocation, but Confluence confirmed the owner
 * in none within 70 minutes. They may have left, so their groups don't decide.
 *
 * A refusal is about the owner only where the app could impersonate them before. See docs/decisions/0034-impersonation-by-invocation.md.
 *
 * Throws `StoreUnavailable` if the record of owners can't be read or written.
 */
export type CheckOwner = (
  accountId: AccountId,
  where: Background,
) => Promise<Outcome<boolean | 'by-groups' | 'unproven'>>;

export const makeCheckOwner = (deps: {
  authority: Pick<AuthorityDirectory, 'ownerAdministers'>;
  owners: OwnerRecord;
  clock: Clock;
}): CheckOwner => {
  const { authority, owners, clock } = deps;

  const isYounger = (provenAt: number | undefined, ms: number): boolean =>
    provenAt !== undefined && provenAt <= clock() && clock() - provenAt < ms;

  const endProof = async (accountId: AccountId, { provenAt }: OwnerFacts): Promise<void> => {
    if (provenAt !== undefined) await owners.endProof(accountId);
  };

  return async function checkOwner(accountId, where) {
    const askedAt = clock();
    const [facts, answer] = await allSettledOrThrow([
      owners.read(accountId, where),
      authority.ownerAdministers(accountId),
    ]);
    if (!answer.ok) {
      if (answer.failure.code === 'not-authenticated') await endProof(accountId, facts);
      return answer;
    }
    if (answer.value !== 'not-impersonated') {
      // Store this before the answer is used, and before the proof. Otherwise the groups of an owner
      // who has left would make their keys work again.
      if (facts.possible !== 'here') await owners.noteImpersonated(accountId, where);
      if (!answer.value) await endProof(accountId, facts);
      else if (!isYounger(facts.provenAt, PROOF_RENEWED_AFTER_MS))
        await owners.noteProven(accountId, askedAt);
      return ok(answer.value);
    }
    // Another call may have noted the account since.
    const now = facts.possible === 'here' ? facts : await owners.read(accountId, where);
    switch (now.possible) {
      case 'here': // The refusal is about the account, and groups still list people who have left.
        await endProof(accountId, now);
        return failed('not-authenticated');
      case 'only-elsewhere': // The refusal is about this kind of invocation.
        return ok(isYounger(now.provenAt, PROVEN_FOR_MS) ? 'by-groups' : 'unproven');
      case 'nowhere':
        return ok('by-groups');
    }
  };
};

const OWNERS_AT_ONCE = 5;

/**
 * Checks the owners of all keys, at most 50, so that their keys work where the app can't impersonate
 * them. A failure of one owner does not stop the others. Throws the first failure at the end.
 */
export type CheckKeyOwners = (where: 'queue' | 'schedule') => Promise<void>;

export const makeCheckKeyOwners = (deps: {
  keys: Pick<KeyStore, 'list'>;
  checkOwner: CheckOwner;
}): CheckKeyOwners =>
  async function checkKeyOwners(where) {
    const owners = new Set((await deps.keys.list()).map(({ ownerId }) => ownerId));
    const checks = await mapConcurrently([...owners], OWNERS_AT_ONCE, async (owner) => {
      const [check] = await Promise.allSettled([deps.checkOwner(owner, where)]);
      return check;
    });
    const failure = checks.find((check) => check.status === 'rejected');
    if (failure) throw failure.reason;
  };
