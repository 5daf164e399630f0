import type { GroupId } from './group';

/** What real answers have shown of an identity on a site. */
export type Capability = 'works' | 'refused' | 'unknown';

type Refusal = { groupId: GroupId; at: number };

/** The answers that an identity got, newest knowledge only. Times are in milliseconds. */
export type Evidence = { worked: boolean; refusals: Refusal[] };

export const NO_EVIDENCE: Evidence = { worked: false, refusals: [] };

export const REFUSAL_BELIEVED_SECONDS = 3_600; // permissions do change, so ask again after an hour
const REFUSAL_RENEWED_MS = 60_000;
const REFUSALS_NEEDED = 2; // one refusal may be about its group and not about who asked

export const afterSuccess = (): Evidence => ({ worked: true, refusals: [] });

export const afterRefusal = (before: Evidence, groupId: GroupId, now: number): Evidence => ({
  worked: before.worked,
  refusals: [
    ...stillBelieved(before, now).filter((refusal) => refusal.groupId !== groupId),
    { groupId, at: now },
  ].slice(-REFUSALS_NEEDED),
});

/**
 * Whether a refusal tells more than is known: not where the same group, or as many as are needed,
 * have refused within the last minute. A job may be refused a hundred times a second.
 */
export const isRefusalNews = ({ refusals }: Evidence, groupId: GroupId, now: number): boolean => {
  const recent = refusals.filter(({ at }) => now - at < REFUSAL_RENEWED_MS);
  return recent.length < REFUSALS_NEEDED && recent.every((known) => known.groupId !== groupId);
};

/** Refused once two different groups have said so within the hour. */
export const capabilityOf = (evidence: Evidence, now: number): Capability => {
  if (stillBelieved(evidence, now).length >= REFUSALS_NEEDED) return 'refused';
  return evidence.worked ? 'works' : 'unknown';
};

const stillBelieved = ({ refusals }: Evidence, now: number): Refusal[] =>
  refusals.filter(({ at }) => now - at < REFUSAL_BELIEVED_SECONDS * 1_000);
