import type { Caller } from '../../domain/caller';
import { isOver, isResting, type Job } from '../../domain/job/job';
import { isUnlearned, type PaceState } from '../../domain/job/pace';
import { afterStep, type StopReason } from '../../domain/job/stopReason';
import { hashOfPlan, type PlanId } from '../../domain/plan/plan';
import type { RequestRate } from '../../domain/requestRate';
import type { AdminCheck } from '../authority/adminCheck';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { runConcurrently } from '../concurrency/runConcurrently';
import type { SiteRate } from '../concurrency/siteRate';
import type { GroupLookup } from '../groups/groupLookup';
import type { PermitChange } from '../membership/permit';
import type { PointsLeft } from '../ports/confluence';
import type { Clock, Crypto, Pause } from '../ports/platform';
import type { JobStore, PlanStore, SettingsStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';
import { type ExecuteRow, makeGroupsInWork, type RowsInWork } from './executeRow';
import type { OpenJob, OpenJobs } from './openJobs';
import { makePacer } from './pacer';
import type { ReadMembersFirst, StepInWork } from './readMembersFirst';
import { makeRows, type OpenRow } from './rows';
import type { StepLease } from './stepLease';
import { makeOwnerStopReason, makeShouldStop } from './stopReasons';

/** The caller that carries out a step, and the time that it has. */
export type StepTurn = {
  caller: Caller;
  /** When the step starts nothing more, in milliseconds since 1970. */
  until: number;
  /** The longest time that the platform lets it run from now. */
  leaseSeconds: number;
};

/**
 * Carries out the next step of a job, and stores all of it. Undefined if there is no such job, or
 * if the step belongs to another caller. A job that is over, or has to wait for storage, is
 * returned unchanged. If storage fails halfway, a later step finds out what was done.
 *
 * Throws `StoreUnavailable` if the end of the step could not be stored. The reason may be that
 * another invocation stored the job in the meantime.
 */
export type RunStep = (
  jobId: PlanId,
  /**
   * The turn to carry out a step of the job as it is now. Undefined if the caller has no right to
   * it.
   */
  turnFor: (job: Job) => StepTurn | undefined,
) => Promise<Job | undefined>;

export const makeRunStep = (deps: {
  plans: PlanStore;
  jobs: JobStore;
  openJobs: OpenJobs;
  lease: StepLease;
  adminCheck: AdminCheck;
  lookup: GroupLookup;
  permit: PermitChange;
  readMembersFirst: ReadMembersFirst;
  executeRow: ExecuteRow;
  pointsLeft: PointsLeft;
  settings: Pick<SettingsStore, 'read'>;
  siteRate: SiteRate;
  digest: Crypto['digest'];
  clock: Clock;
  pause: Pause;
}): RunStep => {
  const { plans, jobs, openJobs, lease, readMembersFirst, executeRow, digest, clock } = deps;
  const { siteRate } = deps;
  const ownerStopReason = makeOwnerStopReason(deps);

  /** Leases a step for this invocation alone. Returns the job if there is nothing to do. */
  const openStep = async (
    jobId: PlanId,
    turnFor: (job: Job) => StepTurn | undefined,
  ): Promise<{ opened: OpenJob; turn: StepTurn } | { job: Job | undefined }> => {
    const job = await jobs.read(jobId);
    if (!job || isOver(job)) return { job };
    const turn = turnFor(job);
    if (!turn) return { job: undefined };
    if (isResting(job, clock())) return { job };
    if (!(await lease(jobId, job.step, turn.leaseSeconds))) return { job: undefined };
    const opened = await openJobs.job(jobId);
    // Another invocation may have finished this step already.
    return opened?.job.step === job.step ? { opened, turn } : { job: undefined };
  };

  /**
   * The digests of the plan's chunks. There are none if it is not the approved plan, so no row
   * runs.
   */
  const approvedDigests = async (job: Job): Promise<readonly string[]> => {
    const { chunkDigests = [] } = (await plans.readPlan(job.id)) ?? {};
    return hashOfPlan(digest, { ...job, chunkDigests }) === job.hash ? chunkDigests : [];
  };

  /** The pace of the step before, or what other jobs have learned about the site. */
  const firstPace = async ({ pace }: Job): Promise<PaceState> =>
    isUnlearned(pace) ? { ...pace, rate: await siteRate.read() } : pace;

  const startWork = async (step: StepInWork, { caller, until }: StepTurn): Promise<RowsInWork> => {
    const { job, shouldStop } = step;
    const [chunkDigests, start] = await allSettledOrThrow([approvedDigests(job), firstPace(job)]);
    return {
      ...{ job, caller, until, shouldStop, answeredRows: 0, withoutSeat: 0 },
      rows: makeRows({ ...deps, job, chunkDigests }),
      groups: makeGroupsInWork(deps, caller),
      pacer: makePacer({ ...deps, start }),
    };
  };

  return async function runStep(jobId, turnFor) {
    const leased = await openStep(jobId, turnFor);
    if (!('opened' in leased)) return leased.job;
    const { opened, turn } = leased;
    const shouldStop = makeShouldStop({ ...deps, jobId, until: turn.until });
    const step: StepInWork = { ...opened, shouldStop };
    let learned: RequestRate | undefined;
    let next: Job;
    try {
      const early =
        (await shouldStop()) ??
        (await ownerStopReason(turn.caller)) ??
        (await readMembersFirst(step));
      if (early) {
        const hasAdvanced = step.job.nextGroup > opened.job.nextGroup;
        next = afterStep(step.job, early, hasAdvanced, clock());
      } else {
        const work = await startWork(step, turn);
        let stop: StopReason | undefined;
        try {
          stop = await runConcurrently<OpenRow, StopReason>({
            slots: work.pacer,
            next: () => nextOrStop(work),
            run: (row) => executeRow(work, row),
            abandon: (row) => {
              work.rows.leave(row, true); // it may have been sent
            },
          });
        } finally {
          // After an error, too: Rollcall must not repeat what Confluence has answered.
          await work.rows.close();
        }
        const pace = work.pacer.state();
        if (!isUnlearned(pace)) learned = pace.rate;
        const worked = work.rows.applyTo({ ...step.job, pace });
        const hasAdvanced = work.rows.hasAdvanced();
        next = afterStep(worked, stop ?? { kind: 'exhausted' }, hasAdvanced, clock());
      }
    } catch (error) {
      // The job waits, longer each time. A bug is still reported to the caller.
      next = afterStep(step.job, { kind: 'broken' }, false, clock());
      if (!(error instanceof StoreUnavailable)) {
        await opened.save(next);
        throw error;
      }
    }
    await allSettledOrThrow([
      opened.save(next),
      learned ? siteRate.keep(learned) : Promise.resolve(),
    ]);
    return next;
  };
};

const nextOrStop = async (
  work: RowsInWork,
): Promise<{ item: OpenRow } | { stop: StopReason } | undefined> => {
  const stop = await work.shouldStop();
  if (stop) return { stop };
  const item = await work.rows.next();
  return item && { item };
};
