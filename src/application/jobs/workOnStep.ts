import type { Job } from '../../domain/job/job';
import { afterStep } from '../../domain/job/stopReason';
import { hashOfPlan } from '../../domain/plan/planHash';
import type { AdminCheck } from '../authority/adminCheck';
import type { GroupLookup } from '../groups/groupLookup';
import type { PermitChange } from '../membership/permit';
import type { PointsLeft } from '../ports/confluence';
import type { Clock, Crypto, Pause } from '../ports/platform';
import type { JobStore, PlanStore, SettingsStore } from '../ports/storage';
import { makeGroupsInWork } from './groupsInWork';
import type { OpenJob, OpenJobs } from './openJobs';
import { makePacer } from './pacer';
import type { ReadMembersFirst } from './readMembersFirst';
import { makeProgress, makeRowFeed } from './rowFeed';
import type { RunRows } from './runRows';
import type { StepTurn } from './stepLease';
import { makeOwnerStopReason, makeShouldStop } from './stopReasons';

export type StepDeps = {
  plans: PlanStore;
  jobs: JobStore;
  openJobs: OpenJobs;
  adminCheck: AdminCheck;
  lookup: GroupLookup;
  permit: PermitChange;
  readMembersFirst: ReadMembersFirst;
  runRows: RunRows;
  pointsLeft: PointsLeft;
  settings: Pick<SettingsStore, 'read'>;
  digest: Crypto['digest'];
  clock: Clock;
  pause: Pause;
};

/**
 * Does a step's work and returns the job after it. First it reads the members of groups with
 * removals, then it carries out rows. `onRead` is called with the progress of reading. If it throws,
 * the rows that ended are stored.
 */
export type WorkOnStep = (
  opened: OpenJob,
  turn: StepTurn,
  onRead: (job: Job) => void,
) => Promise<Job>;

export const makeWorkOnStep = (deps: StepDeps): WorkOnStep => {
  const { plans, jobs, openJobs, digest, clock, pause } = deps;
  const ownerStopReason = makeOwnerStopReason(deps);

  /** The digests of the plan's chunks; none if it is not the plan that was approved, so no row runs. */
  const approvedDigests = async (job: Job): Promise<readonly string[]> => {
    const { chunkDigests = [] } = (await plans.readPlan(job.id)) ?? {};
    return hashOfPlan(digest, { ...job, chunkDigests }) === job.hash ? chunkDigests : [];
  };

  return async (opened, { caller, until }, onRead) => {
    const { job } = opened;
    const progress = makeProgress();
    const shouldStop = makeShouldStop({
      jobs,
      clock,
      pointsLeft: deps.pointsLeft,
      percentLeft: (await deps.settings.read()).pointsLeftPercent,
      jobId: job.id,
      until,
    });
    const early = (await shouldStop()) ?? (await ownerStopReason(caller));
    if (early) return afterStep(job, early, false, clock());
    const read = await deps.readMembersFirst(opened, shouldStop, onRead);
    if (read.stop) return afterStep(read.job, read.stop, read.hasAdvanced, clock());
    const chunkDigests = await approvedDigests(job);
    const pacer = makePacer({ clock, pause, start: job.pace });
    const stop = await deps.runRows({
      job: read.job,
      caller,
      feed: makeRowFeed({
        ...{ job: read.job, plans, openJobs, digest, chunkDigests },
        onDone: progress.done,
      }),
      groups: makeGroupsInWork(deps, caller),
      pacer,
      until,
      onEnded: progress.rowEnded,
      shouldStop,
    });
    const worked = progress.applyTo({ ...read.job, pace: pacer.state() });
    return afterStep(worked, stop, progress.hasAdvanced(), clock());
  };
};
