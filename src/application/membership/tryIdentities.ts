import type { AccountId } from '../../domain/accountId';
import type { Identity, IdentityKind } from '../../domain/caller';
import type { GroupId } from '../../domain/group';
import type { Outcome } from '../../domain/outcome';
import type { Capabilities } from '../authority/capabilities';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { ChangeMember, WriteRequest, Written } from '../ports/confluence';
import type { Permit } from './permit';

type Verdict = { identity: Identity; verdict: 'works' | 'refused' };

/** The result of a write, the identity that it ran as, and the answer to each attempt. */
export type Attempt = {
  actedAs: IdentityKind;
  result: Outcome<Written>;
  evidence: readonly Verdict[];
};

export type TryIdentities = (
  request: WriteRequest,
  permit: Permit,
  responsible: AccountId,
) => Promise<Attempt>;

/**
 * Tries the identities of a permit in their order. Only Confluence's refusal leads to the next one.
 * An identity that is known to be refused is skipped while another remains.
 */
export const makeTryIdentities = (deps: {
  changeMember: ChangeMember;
  capabilities: Capabilities;
}): TryIdentities => {
  const { changeMember, capabilities } = deps;

  const notKnownRefused = async (
    { identities }: Permit,
    responsible: AccountId,
  ): Promise<readonly Identity[]> => {
    const known = await allSettledOrThrow(
      identities.map((identity) => capabilities.of(identity, responsible)),
    );
    return identities.filter((_, index) => known[index] !== 'refused');
  };

  return async function tryIdentities(request, permit, responsible) {
    const [first, ...others] = await notKnownRefused(permit, responsible);
    // If all are known to be refused, the last is tried anyway: permissions change.
    let identity = first ?? lastOf(permit.identities);
    const evidence: Verdict[] = [];
    for (;;) {
      const result = await changeMember(request, identity);
      const verdict = verdictOf(result);
      if (verdict) evidence.push({ identity, verdict });
      const next = verdict === 'refused' ? others.shift() : undefined;
      if (next === undefined) return { actedAs: identity.kind, result, evidence };
      identity = next;
    }
  };
};

/**
 * What an answer shows of its identity; undefined if it shows nothing. An app that is not let in, or
 * not as an absent owner, may be let in minutes after an installation, so that shows nothing.
 */
const verdictOf = (result: Outcome<Written>): Verdict['verdict'] | undefined => {
  if (!result.ok) return result.failure.code === 'not-permitted' ? 'refused' : undefined;
  // "Already a member" and a 404 may come before Confluence checks permissions.
  const { status } = result.value;
  return status === 'added' || status === 'removed' ? 'works' : undefined;
};

const lastOf = ([first, ...others]: Permit['identities']): Identity => others.at(-1) ?? first;

/**
 * Notes what an attempt has shown of each identity. A refusal in a protected group says nothing
 * about the identity itself.
 */
export type RecordEvidence = (
  attempt: Attempt,
  permit: Permit,
  responsible: AccountId,
  groupId: GroupId,
) => Promise<void>;

export const makeRecordEvidence = ({
  capabilities,
}: {
  capabilities: Capabilities;
}): RecordEvidence =>
  async function recordEvidence({ evidence }, { protectedGroup }, responsible, groupId) {
    for (const { identity, verdict } of evidence)
      if (verdict === 'works') await capabilities.noteSuccess(identity, responsible);
      else if (!protectedGroup) await capabilities.noteRefusal(identity, responsible, groupId);
  };
