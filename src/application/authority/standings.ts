import type { GroupId } from '../../domain/groupId';
import { parseGroupId } from '../../domain/groupId';
import type { Identity } from '../../domain/identity';
import type { AccountId } from '../../domain/accountId';
import {
  afterRefusal,
  afterSuccess,
  isRefusalNews,
  NO_EVIDENCE,
  REFUSAL_BELIEVED_SECONDS,
  standingOf,
  type Evidence,
  type Standing,
} from '../../domain/standing';
import { memoryKeys } from '../memoryKeys';
import type { Clock } from '../ports/clock';
import type { Memory } from '../ports/memory';

/** What each identity may do on this site, learnt from real answers; per account for people. */
export type Standings = {
  of: (identity: Identity, viewer: AccountId) => Promise<Standing>;
  noteSuccess: (identity: Identity, responsible: AccountId) => Promise<void>;
  /** To be told only of groups that are neither protected nor managed elsewhere. */
  noteRefusal: (identity: Identity, responsible: AccountId, groupId: GroupId) => Promise<void>;
};

export const makeStandings = (parts: { memory: Memory; clock: Clock }): Standings => {
  const { memory, clock } = parts;
  const recall = async (key: string): Promise<Evidence> =>
    (await memory.recall(key, readEvidence)) ?? NO_EVIDENCE;
  const remember = async (key: string, evidence: Evidence): Promise<void> =>
    memory.remember(key, evidence, EVIDENCE_KEPT_SECONDS);

  return {
    of: async (identity, viewer) =>
      standingOf(await recall(memoryKeys.standing(identity, viewer)), clock()),
    noteSuccess: async (identity, responsible) => {
      const key = memoryKeys.standing(identity, responsible);
      const before = await recall(key);
      // Most successes are no news, and a write each time would double the app's own cost.
      if (!before.worked || before.refusals.length > 0) await remember(key, afterSuccess());
    },
    noteRefusal: async (identity, responsible, groupId) => {
      const key = memoryKeys.standing(identity, responsible);
      const before = await recall(key);
      if (isRefusalNews(before, groupId, clock()))
        await remember(key, afterRefusal(before, groupId, clock()));
    },
  };
};

// "It worked once" is shown on the page for a month; refusals carry their own, shorter, time.
const EVIDENCE_KEPT_SECONDS = Math.max(30 * 86_400, REFUSAL_BELIEVED_SECONDS);

const readEvidence = (stored: unknown): Evidence | undefined => {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { worked, refusals } = stored as Partial<Record<keyof Evidence, unknown>>;
  if (typeof worked !== 'boolean' || !Array.isArray(refusals)) return undefined;
  return { worked, refusals: refusals.flatMap(readRefusal) };
};

const readRefusal = (stored: unknown): Evidence['refusals'] => {
  if (typeof stored !== 'object' || stored === null) return [];
  const { groupId, at } = stored as { groupId?: unknown; at?: unknown };
  const id = parseGroupId(groupId);
  return id.ok && typeof at === 'number' ? [{ groupId: id.value, at }] : [];
};
