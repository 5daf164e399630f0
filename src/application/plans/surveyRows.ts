import type { AccountId } from '../../domain/accountId';
import { MAX_PEOPLE_ASKED } from '../../domain/plan/membershipLookup';
import { digestOfRows, type PlanDraft } from '../../domain/plan/plan';
import type { Crypto } from '../ports/platform';
import type { Chunks } from './planRows';

/** A summary of a draft's rows. `groups` has one entry for each group, in the draft's order. */
export type Survey = {
  chunkDigests: string[];
  groups: { adds: number; removals: number; removesAuthor: boolean }[];
  /** The different people in the rows. Absent if there are too many to ask about one by one. */
  people?: AccountId[];
};

/**
 * Reads all rows of a draft once. Undefined if rows are missing, or one names a group that the
 * draft does not have. Also undefined if a group and a person occur together twice: the result
 * would depend on which row runs first.
 */
export type SurveyRows = (draft: PlanDraft, chunks: Chunks) => Promise<Survey | undefined>;

export const makeSurveyRows = ({ digest }: { digest: Crypto['digest'] }): SurveyRows =>
  async function surveyRows(draft, chunks) {
    const groups = draft.groups.map(() => ({ adds: 0, removals: 0, removesAuthor: false }));
    const chunkDigests: string[] = [];
    const seen = new Set<string>();
    const people = new Set<AccountId>();
    for await (const rows of chunks()) {
      chunkDigests.push(digestOfRows(digest, rows));
      for (const { group, action, accountId } of rows) {
        const tally = groups[group];
        if (!tally) return undefined;
        seen.add(`${group} ${accountId}`);
        if (people.size <= MAX_PEOPLE_ASKED) people.add(accountId);
        if (action === 'add') tally.adds += 1;
        else tally.removals += 1;
        if (action === 'remove' && accountId === draft.authorId) tally.removesAuthor = true;
      }
    }
    if (seen.size !== draft.rows) return undefined;
    return {
      chunkDigests,
      groups,
      ...(people.size <= MAX_PEOPLE_ASKED && { people: [...people] }),
    };
  };
