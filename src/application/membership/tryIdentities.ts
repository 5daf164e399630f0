import type { AccountId } from '../../domain/accountId';
import type { Identity, IdentityKind } from '../../domain/caller';
import type { GroupId } from '../../domain/group';
import type { Outcome } from '../../domain/outcome';
import { allSettledOrThrow } from '../allSettledOrThrow';
import type { Capabilities } from '../authority/capabilities';
import type { Permit } from './permit';
import type { WriteMembership, WriteRequest, Written } from './writeMembership';

/** The result of a write, the identity that it ran as, and the answer to each attempt. */
export type Attempt = {
  actedAs: IdentityKind;
  result: Outcome<Written>;
  evidence: readonly { identity: Identity; verdict: 'works' | 'refused' }[];
};

export type TryIdentities = (
  request: WriteRequest,
  permit: Permit,
  responsible: AccountId,
) => Promise<Attempt>;

/**
 * Tries the identities of a permit in their order: only Confluence's refusal leads to the next.
 * One that is known to be refused is passed over while another remains.
 */
export const makeTryIdentities = (deps: {
  write: WriteMembership;
  capabilities: Capabilities;
}): TryIdentities => {
  const { write, capabilities } = deps;

  const attempt = async (request: WriteRequest, identity: Identity): Promise<Attempt> => {
    const result = await write(request, identity);
    const actedAs = identity.as;
    // Only this is about what an identity may do. That the app is not let in at all, or not as an
    // absent owner, may pass within minutes of an installation, and is nothing to learn from.
    if (!result.ok && result.failure.code === 'not-permitted')
      return { actedAs, result, evidence: [{ identity, verdict: 'refused' }] };
    const hasWorked = result.ok && wasCarriedOut(result.value);
    return { actedAs, result, evidence: hasWorked ? [{ identity, verdict: 'works' }] : [] };
  };

  const notKnownRefused = async (
    { identities }: Permit,
    responsible: AccountId,
  ): Promise<readonly Identity[]> => {
    const known = await allSettledOrThrow(
      identities.map((identity) => capabilities.of(identity, responsible)),
    );
    return identities.filter((_, index) => known[index] !== 'refused');
  };

  return async (request, permit, responsible) => {
    const [first, ...others] = await notKnownRefused(permit, responsible);
    // If all are known to be refused, the last is tried anyway: permissions change.
    let last = await attempt(request, first ?? lastOf(permit.identities));
    const evidence = [...last.evidence];
    for (const identity of others) {
      if (last.evidence[0]?.verdict !== 'refused') break;
      last = await attempt(request, identity);
      evidence.push(...last.evidence);
    }
    return { ...last, evidence };
  };
};

// "Already a member" may be said before anybody's rights are looked at, and so may a 404.
const wasCarriedOut = ({ status }: Written): boolean => status === 'added' || status === 'removed';

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

export const makeRecordEvidence =
  ({ capabilities }: { capabilities: Capabilities }): RecordEvidence =>
  async ({ evidence }, { protectedGroup }, responsible, groupId) => {
    for (const { identity, verdict } of evidence)
      if (verdict === 'works') await capabilities.noteSuccess(identity, responsible);
      else if (!protectedGroup) await capabilities.noteRefusal(identity, responsible, groupId);
  };
