import type { AccessGroups } from './authority/accessGroups';
import type { AdminCheck } from './authority/adminCheck';
import type { Protection } from './authority/protection';
import type { GroupLookup } from './groups/groupLookup';
import { makeCarryOutRow } from './jobs/carryOutRow';
import { makeControlJob } from './jobs/controlJob';
import { makeDriveJob } from './jobs/driveJob';
import { makeReadJobRows } from './jobs/jobRows';
import { makeNudgeJob } from './jobs/nudgeJob';
import { makeNudgeJobs } from './jobs/nudgeJobs';
import { makeOpenJobs } from './jobs/openJobs';
import { makePlanRetry, makePlanUndo } from './jobs/planFromJob';
import { makeReadMembersFirst } from './jobs/readMembersFirst';
import { makeRunRows } from './jobs/runRows';
import { makeRunStep } from './jobs/runStep';
import { makeStartJob } from './jobs/startJob';
import { makeStepByQueue } from './jobs/stepByQueue';
import { makeIsStepHeld, makeStepLease } from './jobs/stepLease';
import { makeTakeOverJob } from './jobs/takeOverJob';
import { makeViewJob } from './jobs/viewJob';
import { makeWorkOnStep } from './jobs/workOnStep';
import type { RecordEvidence } from './membership/recordEvidence';
import type { PermitChange } from './membership/permit';
import type { TryIdentities } from './membership/tryIdentities';
import { makeAddPlanRows } from './plans/addPlanRows';
import { makeAskMembership } from './plans/askMembership';
import { makeBeginPlan } from './plans/beginPlan';
import { makeListPlans } from './plans/listPlans';
import { makeLookAtGroups } from './plans/inspectGroups';
import { makePlanAgain } from './plans/replanWithoutRefusedGroups';
import { makePlanOfRows } from './plans/planOfRows';
import { makeRemoveOldPlans } from './plans/removeOldPlans';
import { makeSealPlan } from './plans/finalizePlan';
import { makeSurveyRows } from './plans/surveyRows';
import { makeViewPlan } from './plans/viewPlan';
import type { AuthorityDirectory } from './ports/authorityDirectory';
import type { ClaimStore } from './ports/claimStore';
import type { Clock } from './ports/clock';
import type { Crypto } from './ports/crypto';
import type { GroupDirectory } from './ports/groupDirectory';
import type { JobStore } from './ports/jobStore';
import type { Pause } from './ports/pause';
import type { PlanStore } from './ports/planStore';
import type { PointsLeft } from './ports/pointsLeft';
import type { SettingsStore } from './ports/settingsStore';
import type { StepQueue } from './ports/stepQueue';

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

/** Puts together what plans, and carries out, many changes at once. */
export const makeBulk = (deps: BulkDeps) => {
  const { plans, jobs, claims, askForStep, clock, crypto } = deps;
  const { newId, digest } = crypto;
  const openJobs = makeOpenJobs({ jobs, newId });
  const lease = makeStepLease({ store: claims, clock, newId });
  const readJobRows = makeReadJobRows({ plans, jobs });
  const removeOldPlans = makeRemoveOldPlans(deps);
  const viewPlan = makeViewPlan({ jobs });
  const beginPlan = makeBeginPlan({ plans, removeOldPlans, clock, newId });
  const finalizePlan = makeSealPlan({
    plans,
    digest,
    clock,
    surveyRows: makeSurveyRows({ plans, digest }),
    inspectGroups: makeLookAtGroups(deps),
    askMembership: makeAskMembership(deps),
  });
  const workOnStep = makeWorkOnStep({
    ...deps,
    openJobs,
    digest,
    readMembersFirst: makeReadMembersFirst({ ...deps, openJobs }),
    runRows: makeRunRows({ carryOut: makeCarryOutRow(deps), clock }),
  });
  const nudgeJob = makeNudgeJob({ askForStep, clock });
  const runStep = makeRunStep({ jobs, openJobs, lease, workOnStep, clock });
  const planOfRows = makePlanOfRows({ plans, beginPlan, finalizePlan });
  const fromJob = { jobs, readJobRows, planOfRows };
  return {
    plans,
    jobs,
    beginPlan,
    addPlanRows: makeAddPlanRows({ plans }),
    finalizePlan,
    viewPlan,
    listPlans: makeListPlans({ plans, jobs, viewPlan, removeOldPlans, clock }),
    startJob: makeStartJob({ ...deps, openJobs, digest }),
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
    nudgeJob,
    nudgeJobs: makeNudgeJobs({ jobs, nudgeJob }),
    viewJob: makeViewJob({ jobs }),
    readJobRows,
    replanWithoutRefusedGroups: makePlanAgain({ plans, planOfRows }),
    planUndo: makePlanUndo(fromJob),
    planRetry: makePlanRetry(fromJob),
  };
};

export type Bulk = ReturnType<typeof makeBulk>;
