import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/groupId';
import type { Standings } from '../authority/standings';
import type { Permit } from './permit';
import type { Attempt } from './tryIdentities';

/**
 * Notes what an attempt has shown of each identity. A refusal in a protected group says nothing
 * about the identity itself.
 */
export type LearnStandings = (
  attempt: Attempt,
  permit: Permit,
  responsible: AccountId,
  groupId: GroupId,
) => Promise<void>;

export const makeLearnStandings =
  ({ standings }: { standings: Standings }): LearnStandings =>
  async ({ heard }, { protectedGroup }, responsible, groupId) => {
    for (const { identity, verdict } of heard)
      if (verdict === 'works') await standings.noteSuccess(identity, responsible);
      else if (!protectedGroup) await standings.noteRefusal(identity, responsible, groupId);
  };
