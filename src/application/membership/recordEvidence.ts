import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/groupId';
import type { Capabilities } from '../authority/capabilities';
import type { Permit } from './permit';
import type { Attempt } from './tryIdentities';

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
