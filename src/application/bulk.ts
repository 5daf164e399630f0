import type { AdminCheck } from './authority/adminCheck';
import type { AccessGroups } from './authority/protection';
import type { SiteRate } from './concurrency/siteRate';
import type { GroupLookup } from './groups/groupLookup';
import { makeControlJob, makeDriveJob, makeTakeOverJob } from './jobs/controlJob';
import { makeRunStep } from './jobs/engine';
import { makeExecuteRow } from './jobs/executeRow';
import { makeOpenJobs } from './jobs/openJobs';
import { makePlanRetry, makePlanUndo } from './jobs/planFromJob';
import { makeReadMembersFirst } from './jobs/readMembersFirst';
import { makeStartJob } from './jobs/startJob';
import {
  makeContinueWaitingJobs,
  makeStepByQueue,
  makeWakeIfStalled,
  makeWakeStalledJobs,
} from './jobs/stepByQueue';
import { makeIsStepHeld, makeStepLease } from './jobs/stepLease';
import { makeReadJobRows, makeViewJob } from './jobs/viewJob';
import type { ReadOwnRecord } from './record/ownRecord';
import type { RecordEvidence, TryIdentities } from './membership/changeMembership';
import type { PermitChange } from './membership/permit';
import { makeAskMembership } from './plans/askMembership';
import { makeDiscardPlan, makePlanFates } from './plans/discardPlan';
import { makeCheckDraft, makeFinalizePlan, makeSavePlan } from './plans/finalizePlan';
import { makeInspectGroups } from './plans/inspectGroups';
import { makeListPlans, makeRemoveOldPlans, makeViewPlan } from './plans/listPlans';
import {
  makeAddPlanRows,
  makeBeginPlan,
  makeReplanWithoutRefusedGroups,
  makePlanOfRows,
  makeMakeDraft,
} from './plans/planOfRows';
import { makeReadPlanRows } from './plans/planRows';
import { makeReadGroups } from './plans/readGroups';
import { makeSurveyRows } from './plans/surveyRows';
import type { AuthorityDirectory, GroupDirectory, PointsLeft } from './ports/confluence';
import type { Clock, Crypto, Pause, StepQueue, TimeLeft } from './ports/platform';
import type { Cache, ClaimStore, JobStore, PlanStore, SettingsStore } from './ports/storage';

export type BulkDeps = {
  plans: PlanStore;
  jobs: JobStore;
  cache: Cache;
  claims: ClaimStore;
  askForStep: StepQueue;
  directory: GroupDirectory;
  authority: Pick<AuthorityDirectory, 'groupsOf'>;
  adminCheck: AdminCheck;
  accessGroups: AccessGroups;
  lookup: GroupLookup;
  permit: PermitChange;
  tryIdentities: TryIdentities;
  recordEvidence: RecordEvidence;
  pointsLeft: PointsLeft;
  readOwnRecord: ReadOwnRecord;
  settings: Pick<SettingsStore, 'read'>;
  siteRate: SiteRate;
  clock: Clock;
  pause: Pause;
  timeLeft: TimeLeft;
  crypto: Pick<Crypto, 'newId' | 'digest'>;
};

/** Builds the functions for plans and jobs. */
export const makeBulk = (deps: BulkDeps) => {
  const { plans, jobs, claims, askForStep, clock, crypto } = deps;
  const { newId, digest } = crypto;
  const openJobs = makeOpenJobs({ jobs, newId });
  const fates = makePlanFates({ claims });
  const lease = makeStepLease({ store: claims, clock, newId });
  const readPlanRows = makeReadPlanRows({ plans, digest });
  const readJobRows = makeReadJobRows({ readPlanRows, jobs });
  const removeOldPlans = makeRemoveOldPlans(deps);
  const viewPlan = makeViewPlan(deps);
  const readGroupsNow = makeReadGroups({
    ...deps,
    lookup: ({ groupId }) => deps.directory.readById(groupId),
  });
  const makeDraft = makeMakeDraft({ clock, newId });
  const savePlan = makeSavePlan({ plans });
  const checkDraft = makeCheckDraft({
    digest,
    clock,
    surveyRows: makeSurveyRows({ digest }),
    inspectGroups: makeInspectGroups({
      ...deps,
      digest,
      readGroups: makeReadGroups(deps),
    }),
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
  const planOfRows = makePlanOfRows({ plans, makeDraft, checkDraft, savePlan, removeOldPlans });
  const fromJob = { jobs, readJobRows, planOfRows, clock };
  return {
    plans,
    jobs,
    beginPlan: makeBeginPlan({ plans, makeDraft, removeOldPlans }),
    addPlanRows: makeAddPlanRows({ plans }),
    finalizePlan: makeFinalizePlan({ plans, checkDraft, savePlan }),
    discardPlan: makeDiscardPlan({ plans, jobs, fates }),
    viewPlan,
    listPlans: makeListPlans({ plans, jobs, viewPlan, removeOldPlans, clock }),
    startJob: makeStartJob({ ...deps, readPlanRows, readGroupsNow, openJobs, fates, digest }),
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
    continueWaitingJobs: makeContinueWaitingJobs({ jobs, askForStep }),
    viewJob: makeViewJob({ jobs, clock }),
    readPlanRows,
    readJobRows,
    replanWithoutRefusedGroups: makeReplanWithoutRefusedGroups({ plans, readPlanRows, planOfRows }),
    planUndo: makePlanUndo(fromJob),
    planRetry: makePlanRetry(fromJob),
  };
};

export type Bulk = ReturnType<typeof makeBulk>;
