import { readEvidence } from '../../contract/stored';
import type { AccountId } from '../../domain/accountId';
import type { Identity } from '../../domain/caller';
import {
  afterRefusal,
  afterSuccess,
  type Capability,
  capabilityOf,
  type Evidence,
  type EvidenceSource,
  isRefusalNews,
  isSuccessNews,
  NO_EVIDENCE,
  REFUSAL_BELIEVED_SECONDS,
} from '../../domain/capability';
import type { ChangeAction } from '../../domain/change';
import type { GroupId } from '../../domain/group';
import { cacheKeys } from '../ports/cacheKeys';
import type { Clock } from '../ports/platform';
import type { Cache } from '../ports/storage';

/**
 * What each identity may do on this site, learned from real answers. People are tracked by account.
 */
export type Capabilities = {
  of: (identity: Identity, viewer: AccountId) => Promise<Capability>;
  /** What the capability is known from. */
  evidenceOf: (identity: Identity, viewer: AccountId) => Promise<Evidence>;
  /** Notes a success. `action`: the one that it certainly was. */
  noteSuccess: (
    identity: Identity,
    responsible: AccountId,
    source?: EvidenceSource,
    action?: ChangeAction,
  ) => Promise<void>;
  /** Notes a refusal. Call it only for groups that are not protected and not managed elsewhere. */
  noteRefusal: (
    identity: Identity,
    responsible: AccountId,
    groupId: GroupId,
    action?: ChangeAction,
  ) => Promise<void>;
};

export const makeCapabilities = (deps: { cache: Cache; clock: Clock }): Capabilities => {
  const { cache, clock } = deps;
  const get = async (key: string): Promise<Evidence> =>
    (await cache.get(key, readEvidence)) ?? NO_EVIDENCE;
  const put = async (key: string, evidence: Evidence): Promise<void> =>
    await cache.put(key, evidence, EVIDENCE_KEPT_SECONDS);

  return {
    of: async (identity, viewer) =>
      capabilityOf(await get(cacheKeys.capability(identity, viewer)), clock()),
    evidenceOf: (identity, viewer) => get(cacheKeys.capability(identity, viewer)),
    noteSuccess: async (identity, responsible, source = 'change', action) => {
      const key = cacheKeys.capability(identity, responsible);
      const success = { at: clock(), source };
      // Most successes are nothing new, and a write each time would double the app's own cost.
      const before = await get(key);
      if (isSuccessNews(before, success, action))
        await put(key, afterSuccess(success, before, action));
    },
    noteRefusal: async (identity, responsible, groupId, action) => {
      const key = cacheKeys.capability(identity, responsible);
      const before = await get(key);
      if (isRefusalNews(before, groupId, clock(), action))
        await put(key, afterRefusal(before, groupId, clock(), action));
    },
  };
};

// The page shows "It worked once" for a month. Refusals have their own, shorter time.
const EVIDENCE_KEPT_SECONDS = Math.max(30 * 86_400, REFUSAL_BELIEVED_SECONDS);
