import { type Caller, responsibleAccount } from '../../domain/caller';
import type { Job } from '../../domain/job/job';
import type { RowEnd } from '../../domain/job/jobChunk';
import type { StopReason } from '../../domain/job/stopReason';
import type { Failure, FailureCode } from '../../domain/outcome';
import type { Clock } from '../ports/platform';
import type { CarryOutRow, RowResult } from './carryOutRow';
import { type GroupsInWork, takesOwnRights } from './groupsInWork';
import type { Pacer } from './pacer';
import type { RowInWork } from './rowFeed';
import { makeOutOfSeats, stopReasonFor, waitReasonWithoutGroup } from './stopReasons';

const PATIENT_STALLS = 5; // then a last row that alone gets no answer is given up

/** Carries out a row of a step and ends it, or leaves it open; gives why no more may be begun. */
export type ExecuteRow = (row: RowInWork) => Promise<StopReason | undefined>;

export const makeExecuteRow = (
  deps: { carryOut: CarryOutRow; clock: Clock },
  step: {
    job: Job;
    caller: Caller;
    groups: GroupsInWork;
    pacer: Pacer;
    until: number;
    /** Asked before a row is sent whose turn may have been long in coming. */
    shouldStop: () => Promise<StopReason | undefined>;
    onEnded: () => void;
    /** Whether no row is left that was not begun. */
    isExhausted: () => boolean;
  },
): ExecuteRow => {
  const { job, caller, groups, pacer, until, shouldStop } = step;
  const outOfSeats = makeOutOfSeats();
  let successes = 0;

  /** A change that alone gets no answer, while others do, is about the change. */
  const isItsOwnFault = (successesBefore: number): boolean =>
    successes > successesBefore || (step.isExhausted() && job.stalls >= PATIENT_STALLS);

  /** Ends a row that has to wait, if waiting would not help. */
  const unlessFinal = (result: RowResult, successesBefore: number): RowResult => {
    if (result.is === 'ended') return result;
    const isFinal =
      result.why.for === 'refused'
        ? caller.kind === 'admin' // there is no other identity to try
        : result.why.for === 'confluence' && isItsOwnFault(successesBefore);
    return isFinal ? { is: 'ended', end: result.end } : result;
  };

  const carriedOut = async ({ row, tried, wasMember }: RowInWork): Promise<RowResult> => {
    const planned = job.groups[row.group];
    if (!planned) throw new Error('A row names a group that the plan has not.');
    const looked = await groups(planned);
    if (!looked.ok) return unlessFinal(withoutGroup(looked.failure, tried), successes);
    const { group, permit } = looked;
    if (takesOwnRights(caller, permit, row))
      return { is: 'ended', end: notSent('own-admin-group', tried) };
    const { action, accountId } = row;
    const responsible = responsibleAccount(caller);
    const before = successes;
    const result = await deps.carryOut(
      { group, permit, action, accountId, responsible, tried, wasMember, until, shouldStop },
      pacer,
    );
    if (result.is === 'ended') successes += 1;
    return unlessFinal(result, before);
  };

  return async (row) => {
    const result = await carriedOut(row);
    if (result.is === 'later') {
      row.leave(result.tried);
      return stopReasonFor(result.why, deps.clock());
    }
    step.onEnded();
    row.end(result.end);
    const stop = outOfSeats(result.end.outcome);
    return step.isExhausted() ? undefined : stop;
  };
};

const withoutGroup = (failure: Failure, tried: boolean): RowResult => {
  const why = waitReasonWithoutGroup(failure);
  const end = notSent(failure.code, tried);
  return why === undefined ? { is: 'ended', end } : { is: 'later', why, tried, end };
};

const notSent = (outcome: FailureCode, tried: boolean): RowEnd => ({ outcome, certain: !tried });
