import type { ChangeAction } from './change';
import type { GroupId } from './group';

/** What real answers have shown about an identity on a site. */
export type Capability = 'works' | 'refused' | 'unknown';

/** What an answer came from: a change that a person or a script asked for, or a self-test. */
export type EvidenceSource = 'change' | 'test';

/** A change that worked. Evidence that older versions stored has none. */
type Success = { at: number; source: EvidenceSource };

type Refusal = { groupId: GroupId; at: number };

/**
 * What is known about removals alone. Their refusals stay until a removal works, because an identity
 * may add people and not remove them. `refusals` has at most two groups, the latest last.
 */
type Removals = { worked: boolean; refusals: Refusal[] };

/**
 * What is still known from the answers to an identity. Times are in milliseconds since 1970. The
 * refusals are those since the latest success, whichever action it was.
 */
export type Evidence = {
  worked: boolean;
  success?: Success;
  refusals: Refusal[];
  removals?: Removals;
};

export const NO_EVIDENCE: Evidence = { worked: false, refusals: [] };

export const REFUSAL_BELIEVED_SECONDS = 3_600; // permissions change, so ask again after an hour
const REFUSAL_RENEWED_MS = 60_000;
const REFUSALS_NEEDED = 2; // one refusal may be about its group, not about the identity
// Setup says when an identity last worked. A job makes ten changes a second, so not each is stored.
const SUCCESS_RENEWED_MS = 3_600_000;

/** The evidence after a success. `action`: the one that it certainly was. */
export const afterSuccess = (
  success: Success,
  { removals }: Pick<Evidence, 'removals'> = {},
  action?: ChangeAction,
): Evidence => ({
  ...{ worked: true, success, refusals: [] },
  ...(action === 'remove'
    ? { removals: { worked: true, refusals: [] } }
    : removals !== undefined && { removals }),
});

export const afterRefusal = (
  before: Evidence,
  groupId: GroupId,
  now: number,
  action?: ChangeAction,
): Evidence => {
  const withThis = (refusals: readonly Refusal[]): Refusal[] =>
    [...refusals.filter((refusal) => refusal.groupId !== groupId), { groupId, at: now }].slice(
      -REFUSALS_NEEDED,
    );
  const { removals = { worked: false, refusals: [] } } = before;
  return {
    ...before,
    refusals: withThis(believedRefusals(before, now)),
    ...(action === 'remove' && {
      removals: { ...removals, refusals: withThis(removals.refusals) },
    }),
  };
};

/**
 * What is known about removals by an identity that made changes: `refused` after two groups refused
 * them since the last one that worked, `doubtful` after one refused and none ever worked.
 */
export const removalsOf = ({ removals }: Evidence): 'work' | 'doubtful' | 'refused' | 'unknown' => {
  if (!removals) return 'unknown';
  if (removals.refusals.length >= REFUSALS_NEEDED) return 'refused';
  return removals.worked ? 'work' : 'doubtful';
};

/**
 * Whether a success adds to the evidence: it ends refusals, it is the first removal, or the last
 * success is an hour old.
 */
export const isSuccessNews = (
  { success, refusals, removals }: Evidence,
  { at, source }: Success,
  action?: ChangeAction,
): boolean =>
  !success ||
  (action === 'remove' && (!removals?.worked || removals.refusals.length > 0)) ||
  refusals.length > 0 ||
  source !== success.source ||
  at - success.at >= SUCCESS_RENEWED_MS;

/**
 * Whether a refusal adds to the evidence. It adds nothing if the same group, or two groups, refused
 * within the last minute. A job can be refused a hundred times a second.
 */
export const isRefusalNews = (
  { refusals, removals }: Evidence,
  groupId: GroupId,
  now: number,
  action?: ChangeAction,
): boolean => {
  const isNewsTo = (known: readonly Refusal[]): boolean => {
    const recent = known.filter(({ at }) => now - at < REFUSAL_RENEWED_MS);
    return recent.length < REFUSALS_NEEDED && recent.every((one) => one.groupId !== groupId);
  };
  return isNewsTo(refusals) || (action === 'remove' && isNewsTo(removals?.refusals ?? []));
};

/**
 * What the evidence shows. An identity is `refused` after two different groups refused within an
 * hour.
 */
export const capabilityOf = (evidence: Evidence, now: number): Capability => {
  if (believedRefusals(evidence, now).length >= REFUSALS_NEEDED) return 'refused';
  return evidence.worked ? 'works' : 'unknown';
};

/** Whether an identity works, and two groups refused to let it remove people since it last could. */
export const isAddsOnly = (evidence: Evidence, now: number): boolean =>
  capabilityOf(evidence, now) === 'works' && removalsOf(evidence) === 'refused';

/** The refusals of the last hour, of at most two groups, the latest last. */
export const believedRefusals = ({ refusals }: Evidence, now: number): Refusal[] =>
  refusals.filter(({ at }) => now - at < REFUSAL_BELIEVED_SECONDS * 1_000);
