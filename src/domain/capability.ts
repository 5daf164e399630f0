import type { GroupId } from './group';

/** What real answers have shown about an identity on a site. */
export type Capability = 'works' | 'refused' | 'unknown';

type Refusal = { groupId: GroupId; at: number };

/** What is still known from the answers to an identity. Times are in milliseconds since 1970. */
export type Evidence = { worked: boolean; refusals: Refusal[] };

export const NO_EVIDENCE: Evidence = { worked: false, refusals: [] };

export const REFUSAL_BELIEVED_SECONDS = 3_600; // permissions change, so ask again after an hour
const REFUSAL_RENEWED_MS = 60_000;
const REFUSALS_NEEDED = 2; // one refusal may be about its group, not about the identity

export const afterSuccess = (): Evidence => ({ worked: true, refusals: [] });

export const afterRefusal = (before: Evidence, groupId: GroupId, now: number): Evidence => ({
  worked: before.worked,
  refusals: [
    ...stillBelieved(before, now).filter((refusal) => refusal.groupId !== groupId),
    { groupId, at: now },
  ].slice(-REFUSALS_NEEDED),
});

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
  if (stillBelieved(evidence, now).length >= REFUSALS_NEEDED) return 'refused';
  return evidence.worked ? 'works' : 'unknown';
};

const stillBelieved = ({ refusals }: Evidence, now: number): Refusal[] =>
  refusals.filter(({ at }) => now - at < REFUSAL_BELIEVED_SECONDS * 1_000);
