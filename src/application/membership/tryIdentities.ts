import type { AccountId } from '../../domain/accountId';
import type { Identity, IdentityKind } from '../../domain/identity';
import { failed, type Failure, type Outcome } from '../../domain/outcome';
import type { Standings } from '../authority/standings';
import type { Permit } from './permit';
import type { WriteMembership, WriteRequest, Written } from './writeMembership';

/** What became of a write, and whom the attempt that decided it ran as. */
export type Attempt = { actedAs: IdentityKind; result: Outcome<Written> };

export type TryIdentities = (
  request: WriteRequest,
  permit: Permit,
  responsible: AccountId,
) => Promise<Attempt>;

/**
 * Tries the identities of a permit in their order: only Confluence's refusal leads to the next.
 * One that is known to be refused is passed over while another remains.
 */
export const makeTryIdentities = (parts: {
  write: WriteMembership;
  standings: Standings;
}): TryIdentities => {
  const { write, standings } = parts;

  const attempt = async (
    request: WriteRequest,
    identity: Identity,
    permit: Permit,
    responsible: AccountId,
  ): Promise<Attempt & { refused: boolean }> => {
    const result = await write(request, identity);
    const refused = !result.ok && isRefusal(identity, result.failure);
    if (result.ok) await standings.noteSuccess(identity, responsible);
    if (refused && !permit.protectedGroup)
      await standings.noteRefusal(identity, responsible, request.group.id);
    return { actedAs: identity.as, result: refused ? asRefusal(result) : result, refused };
  };

  const hopeful = async (
    { identities }: Permit,
    responsible: AccountId,
  ): Promise<readonly Identity[]> => {
    const known = await Promise.all(
      identities.map((identity) => standings.of(identity, responsible)),
    );
    return identities.filter((_, index) => known[index] !== 'refused');
  };

  return async (request, permit, responsible) => {
    const [first, ...others] = await hopeful(permit, responsible);
    // Where nothing is hopeful the last is asked all the same: permissions change.
    let last = await attempt(request, first ?? lastOf(permit.identities), permit, responsible);
    for (const identity of others) {
      if (!last.refused) break;
      last = await attempt(request, identity, permit, responsible);
    }
    return { actedAs: last.actedAs, result: last.result };
  };
};

const lastOf = ([first, ...others]: Permit['identities']): Identity => others.at(-1) ?? first;

// A site that does not let the app stand in for an absent owner says so in any of these ways.
const isRefusal = (identity: Identity, { code }: Failure): boolean =>
  code === 'not-permitted' ||
  (identity.as === 'owner' && (code === 'not-authenticated' || code === 'missing-scope'));

const asRefusal = (result: Outcome<Written>): Outcome<Written> =>
  result.ok || result.failure.code === 'not-permitted'
    ? result
    : failed(
        'not-permitted',
        result.failure.httpStatus === undefined ? {} : { httpStatus: result.failure.httpStatus },
      );
