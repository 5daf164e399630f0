import type { AccountId } from '../../domain/accountId';
import type { ChangeAction } from '../../domain/change';
import type { DirectoryGroup } from '../../domain/group';
import type { RowEnd } from '../../domain/job/jobChunk';
import type { StopReason } from '../../domain/job/stopReason';
import type { Failure } from '../../domain/outcome';
import type { Permit } from '../membership/permit';
import type { Attempt, RecordEvidence, TryIdentities } from '../membership/tryIdentities';
import type { Written } from '../membership/writeMembership';
import type { Clock, Pause } from '../ports/platform';
import type { Pacer } from './pacer';
import { tooLongToWait, type WaitReason, waitReasonForAttempt } from './stopReasons';

const MAX_TRIES = 3; // of a change whose answer did not come; each is safe to repeat
const FIRST_RETRY_MS = 500;

export type RowResult =
  | { is: 'ended'; end: RowEnd }
  /** `tried`: whether it may have been carried out anyway; `end`: what giving up would be. */
  | { is: 'later'; why: WaitReason; tried: boolean; end: RowEnd };

export type RowTask = {
  group: DirectoryGroup;
  permit: Permit;
  action: ChangeAction;
  accountId: AccountId;
  responsible: AccountId;
  /** Whether an earlier attempt may have carried it out. */
  tried: boolean;
  /** Of a removal: whether the person was in the group when the job began. */
  wasMember: boolean | undefined;
  /** When nothing more is begun in this step, in milliseconds since 1970. */
  until: number;
  /** A reason to send no more that was not sent yet: the job was cancelled, say. */
  shouldStop: () => Promise<StopReason | undefined>;
};

export type CarryOutRow = (task: RowTask, pacer: Pacer) => Promise<RowResult>;

/** Carries out one row of a job and retries it. The result is its end, or what it has to wait for. */
export const makeCarryOutRow = (deps: {
  tryIdentities: TryIdentities;
  recordEvidence: RecordEvidence;
  clock: Clock;
  pause: Pause;
}): CarryOutRow => {
  const { tryIdentities, recordEvidence, clock, pause } = deps;

  const attempt = async (task: RowTask, pacer: Pacer): Promise<Tried> => {
    const { group, permit, action, accountId, responsible, tried, wasMember } = task;
    const tooLong = await pacer.turn(action);
    if (tooLong) return { is: 'held', why: tooLong };
    // The turn may have been long in coming. What may be done already is brought to its end.
    const stop = tried ? undefined : await task.shouldStop();
    if (stop) return { is: 'held', why: { for: 'stop', stop } };
    const begun = clock();
    const request = {
      ...{ group, action, accountId },
      namedBy: 'id' as const,
      personWasThere: wasMember === true,
    };
    const made = await tryIdentities(request, permit, responsible);
    if (made.result.ok || made.result.failure.code !== 'rate-limited')
      pacer.answered(clock() - begun);
    else pacer.limited(made.result.failure.retryAfterSeconds, tooLongToWait(made));
    await recordEvidence(made, permit, responsible, group.id);
    return { is: 'made', made };
  };

  return async (task, pacer) => {
    let { tried } = task;
    for (let unanswered = 0; ;) {
      const attempted = await attempt({ ...task, tried }, pacer);
      if (attempted.is === 'held') return heldBack(attempted.why, tried);
      const { made } = attempted;
      const { actedAs, result } = made;
      if (result.ok)
        return { is: 'ended', end: endOfSuccess(actedAs, result.value, { ...task, tried }) };
      const { failure } = result;
      tried ||= failure.certain === false;
      const why = waitReasonForAttempt(made, failure);
      const isLate = clock() >= task.until;
      const endNow = endOfFailure(actedAs, failure, tried);
      if (why === undefined) return { is: 'ended', end: endNow };
      if (why !== 'again') return { is: 'later', why, tried, end: endNow };
      const end = endOfFailure(actedAs, failure, tried);
      if (isLate) return { is: 'later', why: { for: 'time' }, tried, end };
      if (failure.code === 'rate-limited') continue; // its turn comes when Confluence said so
      unanswered += 1;
      if (unanswered === MAX_TRIES) return { is: 'later', why: { for: 'confluence' }, tried, end };
      await pause(FIRST_RETRY_MS * 2 ** (unanswered - 1));
    }
  };
};

type Tried = { is: 'made'; made: Attempt } | { is: 'held'; why: WaitReason };

/** Not sent, since others of the step were told to wait too long. */
const heldBack = (why: WaitReason, tried: boolean): RowResult => ({
  ...{ is: 'later', why, tried },
  end: { outcome: 'rate-limited', certain: !tried },
});

type Before = {
  /** Whether an earlier attempt may have carried the row out. */
  tried: boolean;
  /** Of a removal: whether the person was in the group when the job began. */
  wasMember: boolean | undefined;
};

/** How a row ends by an attempt that succeeded, and whether it is known that it made the change. */
const endOfSuccess = (
  actedAs: Attempt['actedAs'],
  { status, httpStatus, certain }: Written,
  { tried, wasMember }: Before,
): RowEnd => {
  const base = { outcome: status, actedAs, httpStatus };
  switch (status) {
    case 'added':
      return { ...base, certain };
    case 'already-member':
      return { ...base, certain: certain && !tried };
    case 'removed':
      // Confluence says "removed" of people who were not there, too.
      if (wasMember === false) return { ...base, outcome: 'not-a-member', certain: false };
      return { ...base, certain: certain && wasMember === true };
    case 'not-a-member':
      return { ...base, certain: certain && !tried };
  }
};

/** How a row ends by an attempt that failed. This one, or an earlier one, may have made the change anyway. */
const endOfFailure = (
  actedAs: Attempt['actedAs'],
  { code, httpStatus, certain }: Failure,
  tried: boolean,
): RowEnd => ({
  outcome: code,
  actedAs,
  ...(httpStatus !== undefined && { httpStatus }),
  certain: !tried && certain !== false,
});
