import type { GroupId } from './group';

/** What real answers have shown about an identity on a site. */
export type Capability = 'works' | 'refused' | 'unknown';

/** What an answer came from: a change that a person or a script asked for, or a self-test. */
export type EvidenceSource = 'change' | 'test';

/** A change that worked. Evidence that older versions stored has none. */
type Success = { at: number; source: EvidenceSource };

type Refusal = { groupId: GroupId; at: number };

/** What is still known from the answers to an identity. Times are in milliseconds since 1970. */
export type Evidence = { worked: boolean; success?: Success; refusals: Refusal[] };

export const NO_EVIDENCE: Evidence = { worked: false, refusals: [] };

export const REFUSAL_BELIEVED_SECONDS = 3_600; // permissions change, so ask again after an hour
const REFUSAL_RENEWED_MS = 60_000;
const REFUSALS_NEEDED = 2; // one refusal may be about its group, not about the identity
// Setup says when an identity last worked. A job makes ten changes a second, so not each is stored.
const SUCCESS_RENEWED_MS = 3_600_000;

export const afterSuccess = (success: Success): Evidence => ({
  worked: true,
  success,
  refusals: [],
});

export const afterRefusal = (before: Evidence, groupId: GroupId, now: number): Evidence => ({
  worked: before.worked,
  ...(before.success && { success: before.success }),
  refusals: [
    ...believedRefusals(before, now).filter((refusal) => refusal.groupId !== groupId),
    { groupId, at: now },
  ].slice(-REFUSALS_NEEDED),
});

/** Whether a success adds to the evidence: it ends refusals, or the last one is an hour old. */
export const isSuccessNews = ({ success, refusals }: Evidence, { at, source }: Success): boolean =>
  !success ||
  refusals.length > 0 ||
  source !== success.source ||
  at - success.at >= SUCCESS_RENEWED_MS;

/**
 * Whether a refusal adds to the evidence. It adds nothing if the same group, or two groups, refused
 * within the last minute. A job can be refused a hundred times a second.
 */
export const isRefusalNews = ({ refusals }: Evidence, groupId: GroupId, now: number): boolean => {
  const recent = refusals.filter(({ at }) => now - at < REFUSAL_RENEWED_MS);
  return recent.length < REFUSALS_NEEDED && recent.every((known) => known.groupId !== groupId);
};

/**
 * What the evidence shows. An identity is `refused` after two different groups refused within an
 * hour.
 */
export const capabilityOf = (evidence: Evidence, now: number): Capability => {
  if (believedRefusals(evidence, now).length >= REFUSALS_NEEDED) return 'refused';
  return evidence.worked ? 'works' : 'unknown';
};

/** The refusals of the last hour, of at most two groups, the latest last. */
export const believedRefusals = ({ refusals }: Evidence, now: number): Refusal[] =>
  refusals.filter(({ at }) => now - at < REFUSAL_BELIEVED_SECONDS * 1_000);
