import { afterStep } from '../../domain/job/afterStep';
import type { Job } from '../../domain/job/job';
import { hashOfPlan } from '../../domain/plan/planHash';
import type { AdminCheck } from '../authority/adminCheck';
import type { GroupLookup } from '../groups/groupLookup';
import type { PermitChange } from '../membership/permit';
import type { Clock } from '../ports/clock';
import type { Crypto } from '../ports/crypto';
import type { JobStore } from '../ports/jobStore';
import type { Pause } from '../ports/pause';
import type { PlanStore } from '../ports/planStore';
import type { PointsLeft } from '../ports/pointsLeft';
import type { SettingsStore } from '../ports/settingsStore';
import { makeGroupsInWork } from './groupsInWork';
import { makeHalted } from './halted';
import { makeOwnerHalt } from './ownerHalt';
import { makePacer } from './pacer';
import { makeProgress } from './progress';
import type { ReadMembersFirst } from './readMembersFirst';
import { makeRowFeed } from './rowFeed';
import type { RunRows } from './runRows';
import type { OpenJob, OpenJobs } from './openJobs';
import type { StepTurn } from './stepTurn';

export type StepParts = {
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
 * Does a step's work, and gives the job as it is after that: first the members are read of whom
 * removals are to be certain, then rows are carried out. `onRead` hears how far the reading is.
 * Whatever throws leaves the rows that ended stored.
 */
export type WorkOnStep = (
  opened: OpenJob,
  turn: StepTurn,
  onRead: (job: Job) => void,
) => Promise<Job>;

export const makeWorkOnStep = (parts: StepParts): WorkOnStep => {
  const { plans, jobs, openJobs, digest, clock, pause } = parts;
  const ownerHalt = makeOwnerHalt(parts);

  /** Of the plan that was approved; none of one that is another by now, so that no row fits. */
  const approvedDigests = async (job: Job): Promise<readonly string[]> => {
    const { partDigests = [] } = (await plans.readPlan(job.id)) ?? {};
    return hashOfPlan(digest, { ...job, partDigests }) === job.hash ? partDigests : [];
  };

  return async (opened, { caller, until }, onRead) => {
    const { job } = opened;
    const progress = makeProgress();
    const halted = makeHalted({
      jobs,
      clock,
      pointsLeft: parts.pointsLeft,
      percentLeft: (await parts.settings.read()).pointsLeftPercent,
      jobId: job.id,
      until,
    });
    const early = (await halted()) ?? (await ownerHalt(caller));
    if (early) return afterStep(job, early, false, clock());
    const read = await parts.readMembersFirst(opened, halted, onRead);
    if (read.halt) return afterStep(read.job, read.halt, read.hasAdvanced, clock());
    const partDigests = await approvedDigests(job);
    const pacer = makePacer({ clock, pause, start: job.pace });
    const halt = await parts.runRows({
      job: read.job,
      caller,
      feed: makeRowFeed({
        ...{ job: read.job, plans, openJobs, digest, partDigests },
        onDone: progress.done,
      }),
      groups: makeGroupsInWork(parts, caller),
      pacer,
      until,
      onEnded: progress.rowEnded,
      halted,
    });
    const worked = progress.applyTo({ ...read.job, pace: pacer.state() });
    return afterStep(worked, halt, progress.hasAdvanced(), clock());
  };
};
