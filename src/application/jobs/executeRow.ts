import { type Caller, responsibleAccount } from '../../domain/caller';
import type { DirectoryGroup } from '../../domain/group';
import type { Job } from '../../domain/job/job';
import type { RowEnd } from '../../domain/job/jobChunk';
import type { StopReason } from '../../domain/job/stopReason';
import type { Failure, FailureCode, Outcome } from '../../domain/outcome';
import type { PlanGroup } from '../../domain/plan/plan';
import type { PlanRow } from '../../domain/plan/planRow';
import type { GroupLookup } from '../groups/groupLookup';
import type { RecordEvidence, TryIdentities } from '../membership/changeMembership';
import type { Attempt, Permit, PermitChange } from '../membership/permit';
import type { Written } from '../ports/confluence';
import type { Clock, Pause } from '../ports/platform';
import type { Pacer } from './pacer';
import type { OpenRow, Rows } from './rows';
import { type ShouldStop, stopReasonFor } from './stopReasons';

const MAX_TRIES = 3; // if a change gets no answer; repeating it is safe
const FIRST_RETRY_MS = 500;
const PATIENT_STALLS = 5; // after this many, a last row without an answer is given up
const MAX_WITHOUT_SEAT = 20; // the other rows would fail too, at two points each

/** What the rows of a step share. */
export type RowsInWork = {
  job: Job;
  caller: Caller;
  /** When the step starts nothing more, in milliseconds since 1970. */
  until: number;
  rows: Rows;
  groups: GroupsInWork;
  pacer: Pacer;
  shouldStop: ShouldStop;
  /** How many rows Confluence has answered finally. A row that waits or is given up does not count. */
  answeredRows: number;
  /** How many adds found no license since the last one that succeeded. */
  withoutSeat: number;
};

/**
 * Carries out a row, and ends it or leaves it open. It resolves with a reason to start no more
 * rows.
 */
export type ExecuteRow = (work: RowsInWork, row: OpenRow) => Promise<StopReason | undefined>;

export const makeExecuteRow = (deps: {
  tryIdentities: TryIdentities;
  recordEvidence: RecordEvidence;
  clock: Clock;
  pause: Pause;
}): ExecuteRow => {
  const { tryIdentities, recordEvidence, clock, pause } = deps;

  return async function executeRow(work, row) {
    const { job, caller, pacer } = work;
    const responsible = responsibleAccount(caller);
    let { tried } = row;

    const planned = job.groups[row.row.group];
    if (!planned) throw new Error('A row names a group that the plan does not have.');
    const refuse = (failure: Failure): StopReason | undefined => {
      // The admin approved no change of admin rights, so their page must not go on with it either.
      const isUnapproved = failure.code === 'group-not-allowed' && !planned.isProtected;
      const stop = isUnapproved
        ? undefined
        : stopReasonFor(failure, { during: 'group-check' }, clock());
      const end = notSent(failure.code, tried);
      if (!stop) return endRow(work, row, end);
      return leaveOrEnd(work, row, { stop, tried, end, answeredRows: work.answeredRows });
    };
    const known = await work.groups(planned);
    if (!known.ok) return refuse(known.failure);

    const { answeredRows } = work;
    for (let unanswered = 0; ;) {
      // The wait for a turn can be long, so ask again whether to stop. A row that was tried before
      // runs to its end anyway.
      const held = await pacer.turn(tried ? undefined : () => askToStop(work));
      if (held) {
        const end: RowEnd = { outcome: 'rate-limited', certain: !tried };
        return leaveOrEnd(work, row, { stop: held, tried, end, answeredRows });
      }
      // The turn may have come late, so the permit may be another one now.
      const checked = await work.groups(planned);
      if (!checked.ok) return refuse(checked.failure);
      const { group, permit } = checked.value;
      if (takesOwnRights(caller, permit, row.row))
        return endRow(work, row, notSent('own-admin-group', tried));
      const sentAt = clock();
      const attempt = await tryIdentities(writeOf(row, group), permit, responsible);
      const { result, actedAs } = attempt;
      const failure = result.ok ? undefined : result.failure;
      const stop = failure && stopReasonFor(failure, { during: 'write', attempt }, clock());
      if (failure?.code === 'rate-limited')
        pacer.limited(sentAt, failure.retryAfterSeconds, isLimit(stop) ? stop : undefined);
      else pacer.back(sentAt, stop !== 'retry');
      await recordEvidence(attempt, permit, responsible, group.id);

      if (result.ok) {
        work.answeredRows += 1;
        return endRow(work, row, endOfSuccess(actedAs, result.value, { ...row, tried }));
      }
      tried ||= result.failure.certain === false;
      const end = endOfFailure(actedAs, result.failure, tried);
      if (stop === undefined) {
        work.answeredRows += 1;
        return endRow(work, row, end);
      }
      if (stop !== 'retry') return leaveOrEnd(work, row, { stop, tried, end, answeredRows });
      if (clock() >= work.until)
        return leaveOrEnd(work, row, { stop: { kind: 'time' }, tried, end, answeredRows });
      // The next turn comes when Confluence allows it.
      if (result.failure.code === 'rate-limited') continue;
      unanswered += 1;
      if (unanswered === MAX_TRIES)
        return leaveOrEnd(work, row, { stop: { kind: 'confluence' }, tried, end, answeredRows });
      await pause(FIRST_RETRY_MS * 2 ** (unanswered - 1));
    }
  };
};

/** A reason to stop. If it can't be read, the step ends as broken: the row was not sent yet. */
const askToStop = (work: RowsInWork): Promise<StopReason | undefined> =>
  work.shouldStop().catch((): StopReason => ({ kind: 'broken' }));

const isLimit = (stop: StopReason | 'retry' | undefined): stop is StopReason =>
  typeof stop === 'object' && (stop.kind === 'rate-limit' || stop.kind === 'hourly-pool');

const writeOf = ({ row, wasMember }: OpenRow, group: DirectoryGroup) => ({
  ...{ group, action: row.action, accountId: row.accountId },
  namedBy: 'id' as const,
  ...(wasMember !== undefined && { personWasThere: wasMember }),
});

/** Ends a row. It resolves with a reason to stop if too many adds in a row found no license. */
const endRow = (work: RowsInWork, row: OpenRow, end: RowEnd): StopReason | undefined => {
  work.rows.end(row, end);
  if (end.outcome === 'added') work.withoutSeat = 0;
  if (end.outcome === 'no-seats') work.withoutSeat += 1;
  if (work.rows.isExhausted() || work.withoutSeat < MAX_WITHOUT_SEAT) return undefined;
  return { kind: 'no-seats' };
};

/** Leaves a row open because the step stops. If waiting would not help the row, ends it. */
const leaveOrEnd = (
  work: RowsInWork,
  row: OpenRow,
  {
    stop,
    tried,
    end,
    answeredRows,
  }: {
    stop: StopReason;
    tried: boolean;
    /** How the row would end now. */
    end: RowEnd;
    /** The count of answered rows when the row started. */
    answeredRows: number;
  },
): StopReason | undefined => {
  if (waitingHelps(work, stop, answeredRows)) {
    work.rows.leave(row, tried);
    return stop;
  }
  return endRow(work, row, end);
};

const waitingHelps = (work: RowsInWork, stop: StopReason, answeredBefore: number): boolean => {
  // For an admin at the page, no other identity is left to try.
  if (stop.kind === 'refused') return work.caller.kind !== 'admin';
  if (stop.kind !== 'confluence') return true;
  // If other changes get answers, a change that gets none has its own fault.
  const isLastOne = work.rows.isExhausted() && work.job.stalls >= PATIENT_STALLS;
  return work.answeredRows <= answeredBefore && !isLastOne;
};

/** A group of a job as it is now, and who may change it. A failure says why no one may. */
export type GroupsInWork = (
  group: PlanGroup,
) => Promise<Outcome<{ group: DirectoryGroup; permit: Permit }>>;

const PERMIT_KEPT_MS = 5_000; // for so long, a job may still act on rights that were taken away

/**
 * Reads each group once in a step, because groups change while a job runs. It decides again every
 * five seconds who may change the group. This reads storage, and asks Confluence nothing that is
 * cached. If the plan says that a group gives no admin rights, no one may change it once it does.
 */
export const makeGroupsInWork = (
  deps: { lookup: GroupLookup; permit: PermitChange; clock: Clock },
  caller: Caller,
): GroupsInWork => {
  const groups = new Map<string, ReturnType<GroupLookup>>();
  const permits = new Map<string, { askedAt: number; permit: ReturnType<PermitChange> }>();

  const groupOf = ({ id }: PlanGroup): ReturnType<GroupLookup> => {
    const group = groups.get(id) ?? deps.lookup({ groupId: id });
    groups.set(id, group);
    return group;
  };

  const permitIn = (group: DirectoryGroup, isFree: boolean): ReturnType<PermitChange> => {
    const now = deps.clock();
    const known = permits.get(group.id);
    if (known && now - known.askedAt < PERMIT_KEPT_MS) return known.permit;
    const permit = deps.permit(caller, group, isFree);
    permits.set(group.id, { askedAt: now, permit });
    return permit;
  };

  return async function groupInWork(planned) {
    const group = await groupOf(planned);
    if (!group.ok) return group;
    const permit = await permitIn(group.value, !planned.isProtected);
    return permit.ok ? { ok: true, value: { group: group.value, permit: permit.value } } : permit;
  };
};

/** Whether a row would remove the admin rights of the account that the job runs for. */
const takesOwnRights = (caller: Caller, { protectedGroup }: Permit, row: PlanRow): boolean =>
  protectedGroup && row.action === 'remove' && row.accountId === responsibleAccount(caller);

const notSent = (outcome: FailureCode, tried: boolean): RowEnd => ({ outcome, certain: !tried });

/** How a row ends after a successful attempt. `certain` says whether the result is proven. */
const endOfSuccess = (
  actedAs: Attempt['actedAs'],
  { status, httpStatus, certain }: Written,
  { tried, wasMember }: Pick<OpenRow, 'tried' | 'wasMember'>,
): RowEnd => {
  const base = { outcome: status, actedAs, httpStatus };
  switch (status) {
    case 'added':
      return { ...base, certain };
    case 'already-member':
      return { ...base, certain: certain && !tried };
    case 'removed':
      return { ...base, certain: certain && wasMember === true };
    case 'not-a-member':
      return { ...base, certain: certain && !tried };
  }
};

/**
 * How a row ends after a failed attempt. This attempt, or an earlier one, may have made the change.
 */
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
