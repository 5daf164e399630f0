import type { AdminCheck } from './authority/adminCheck';
import type { AccessGroups, Protection } from './authority/protection';
import type { GroupLookup } from './groups/groupLookup';
import { makeControlJob, makeDriveJob, makeTakeOverJob } from './jobs/controlJob';
import { makeRunStep } from './jobs/engine';
import { makeExecuteRow } from './jobs/executeRow';
import { makeOpenJobs } from './jobs/openJobs';
import { makePlanRetry, makePlanUndo } from './jobs/planFromJob';
import { makeReadMembersFirst } from './jobs/readMembersFirst';
import { makeStartJob } from './jobs/startJob';
import { makeWakeIfStalled, makeWakeStalledJobs, makeStepByQueue } from './jobs/stepByQueue';
import { makeIsStepHeld, makeStepLease } from './jobs/stepLease';
import { makeReadJobRows, makeViewJob } from './jobs/viewJob';
import type { RecordEvidence, TryIdentities } from './membership/changeMembership';
import type { PermitChange } from './membership/permit';
import { makeAskMembership } from './plans/askMembership';
import { makeFinalizePlan } from './plans/finalizePlan';
import { makeInspectGroups } from './plans/inspectGroups';
import { makeListPlans, makeRemoveOldPlans, makeViewPlan } from './plans/listPlans';
import {
  makeAddPlanRows,
  makeBeginPlan,
  makeReplanWithoutRefusedGroups,
  makePlanOfRows,
  makeStoreDraft,
} from './plans/planOfRows';
import { makeReadPlanRows } from './plans/planRows';
import { makeSurveyRows } from './plans/surveyRows';
import type { AuthorityDirectory, GroupDirectory, PointsLeft } from './ports/confluence';
import type { Clock, Crypto, Pause, StepQueue } from './ports/platform';
import type { ClaimStore, JobStore, PlanStore, SettingsStore } from './ports/storage';

export type BulkDeps = {
  plans: PlanStore;
  jobs: JobStore;
  claims: ClaimStore;
  askForStep: StepQueue;
  directory: GroupDirectory;
  authority: Pick<AuthorityDirectory, 'groupsOf'>;
  adminCheck: AdminCheck;
  accessGroups: AccessGroups;
  protection: Protection;
  lookup: GroupLookup;
  permit: PermitChange;
  tryIdentities: TryIdentities;
  recordEvidence: RecordEvidence;
  pointsLeft: PointsLeft;
  settings: Pick<SettingsStore, 'read'>;
  clock: Clock;
  pause: Pause;
  crypto: Pick<Crypto, 'newId' | 'digest'>;
};

/** Builds the functions for plans and jobs. */
export const makeBulk = (deps: BulkDeps) => {
  const { plans, jobs, claims, askForStep, clock, crypto } = deps;
  const { newId, digest } = crypto;
  const openJobs = makeOpenJobs({ jobs, newId });
  const lease = makeStepLease({ store: claims, clock, newId });
  const readPlanRows = makeReadPlanRows({ plans, digest });
  const readJobRows = makeReadJobRows({ readPlanRows, jobs });
  const removeOldPlans = makeRemoveOldPlans(deps);
  const viewPlan = makeViewPlan({ jobs });
  const storeDraft = makeStoreDraft({ plans, clock, newId });
  const beginPlan = makeBeginPlan({ storeDraft, removeOldPlans });
  const finalizePlan = makeFinalizePlan({
    plans,
    digest,
    clock,
    surveyRows: makeSurveyRows({ plans, digest }),
    inspectGroups: makeInspectGroups(deps),
    askMembership: makeAskMembership(deps),
  });
  const runStep = makeRunStep({
    ...deps,
    openJobs,
    lease,
    digest,
    readMembersFirst: makeReadMembersFirst({ ...deps, readPlanRows, openJobs }),
    executeRow: makeExecuteRow(deps),
  });
  const wakeIfStalled = makeWakeIfStalled({ askForStep, clock });
  const planOfRows = makePlanOfRows({ plans, storeDraft, finalizePlan, removeOldPlans });
  const fromJob = { jobs, readJobRows, planOfRows, clock };
  return {
    plans,
    jobs,
    beginPlan,
    addPlanRows: makeAddPlanRows({ plans }),
    finalizePlan,
    viewPlan,
    listPlans: makeListPlans({ plans, jobs, viewPlan, removeOldPlans, clock }),
    startJob: makeStartJob({ ...deps, readPlanRows, openJobs, digest }),
    stepByQueue: makeStepByQueue({
      runStep,
      readJob: (id) => jobs.read(id),
      isStepHeld: makeIsStepHeld({ store: claims, clock }),
      askForStep,
      clock,
    }),
    driveJob: makeDriveJob({ jobs, runStep }),
    controlJob: makeControlJob({ jobs, openJobs, lease, askForStep, clock }),
    takeOverJob: makeTakeOverJob({ jobs, openJobs, lease, askForStep, clock }),
    wakeIfStalled,
    wakeStalledJobs: makeWakeStalledJobs({ jobs, wakeIfStalled }),
    viewJob: makeViewJob({ jobs }),
    readPlanRows,
    readJobRows,
    replanWithoutRefusedGroups: makeReplanWithoutRefusedGroups({ plans, readPlanRows, planOfRows }),
    planUndo: makePlanUndo(fromJob),
    planRetry: makePlanRetry(fromJob),
  };
};

export type Bulk = ReturnType<typeof makeBulk>;
