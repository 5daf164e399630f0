import type { Caller } from '../../domain/caller';
import { responsibleAccount } from '../../domain/caller';
import { afterStep } from '../../domain/job/afterStep';
import type { Halt } from '../../domain/job/halt';
import type { Job } from '../../domain/job/job';
import { isOver } from '../../domain/job/job';
import { hashOfPlan } from '../../domain/plan/planHash';
import type { PlanId } from '../../domain/plan/planId';
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
import { StoreUnavailable } from '../ports/storeUnavailable';
import { makeGroupsInWork } from './groupsInWork';
import { makeHalted } from './halted';
import { haltUnread } from './later';
import { makePacer } from './pacer';
import { makeProgress } from './progress';
import type { ReadMembersFirst } from './readMembersFirst';
import { makeRowFeed } from './rowFeed';
import type { RunRows } from './runRows';
import type { StepLease } from './stepLease';

/** Who carries out a step, and for how long. */
export type StepTurn = {
  caller: Caller;
  /** When it begins nothing more, in milliseconds since 1970. */
  until: number;
  /** How long the platform lets it run at the most, from now on. */
  leaseSeconds: number;
};

/**
 * Carries out the next step of a job: a bounded piece of it, of which all is stored. Undefined
 * where there is no such job or somebody else is at it; a job that is over or may not go on now is
 * given as it is. Where storage fails halfway a later step finds out what was done.
 */
export type RunStep = (jobId: PlanId, turn: (job: Job) => StepTurn) => Promise<Job | undefined>;

export const makeRunStep = (parts: {
  plans: PlanStore;
  jobs: JobStore;
  lease: StepLease;
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
}): RunStep => {
  const { plans, jobs, lease, digest, clock, pause } = parts;

  /** The owner must still be an admin: the page's guard has asked for the one who is present. */
  const ownerHalt = async (caller: Caller): Promise<Halt | undefined> => {
    if (caller.kind === 'admin') return undefined;
    const isAdmin = await parts.adminCheck(responsibleAccount(caller), 'absent');
    if (!isAdmin.ok) return haltUnread(isAdmin.failure, clock());
    return isAdmin.value ? undefined : { is: 'owner-no-admin' };
  };

  /** Of the plan that was approved; none of one that is another by now, so that no row fits. */
  const approvedDigests = async (job: Job): Promise<readonly string[]> => {
    const { partDigests = [] } = (await plans.readPlan(job.id)) ?? {};
    return hashOfPlan(digest, { ...job, partDigests }) === job.hash ? partDigests : [];
  };

  const work = async (
    job: Job,
    { caller, until }: StepTurn,
    onRead: (job: Job) => void,
  ): Promise<Job> => {
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
    const read = await parts.readMembersFirst(job, halted, onRead);
    if (read.halt) return afterStep(read.job, read.halt, read.hasAdvanced, clock());
    const partDigests = await approvedDigests(job);
    const pacer = makePacer({ clock, pause, start: job.pace });
    const halt = await parts.runRows({
      job: read.job,
      caller,
      feed: makeRowFeed({ job: read.job, plans, jobs, digest, partDigests, onDone: progress.done }),
      groups: makeGroupsInWork(parts, caller),
      pacer,
      until,
      onEnded: progress.rowEnded,
      halted,
    });
    const worked = progress.applyTo({ ...read.job, pace: pacer.state() });
    return afterStep(worked, halt, progress.hasAdvanced(), clock());
  };

  /** A step that broke down waits, longer each time; a bug is told to the caller all the same. */
  const workOrWait = async (job: Job, turn: StepTurn): Promise<Job> => {
    let read = job; // whose members were read is not read again: by then some may have gone
    try {
      return await work(job, turn, (readSoFar) => {
        read = readSoFar;
      });
    } catch (error) {
      const waiting = afterStep(read, { is: 'broken' }, false, clock());
      if (error instanceof StoreUnavailable) return waiting;
      await jobs.save(waiting);
      throw error;
    }
  };

  return async (jobId, turnFor) => {
    const job = await jobs.read(jobId);
    if (!job) return undefined;
    if (isOver(job)) return job;
    const turn = turnFor(job);
    if (!(await lease(jobId, job.step, turn.leaseSeconds))) return undefined;
    const leased = await jobs.read(jobId);
    if (leased?.step !== job.step) return undefined; // that step was over already
    const next = await workOrWait(leased, turn);
    await jobs.save(next);
    return next;
  };
};
