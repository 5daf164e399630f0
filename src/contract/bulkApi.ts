import type { FailureCode, Outcome } from '../domain/outcome';
import type * as inputs from './actionInputs';
import type { JobListView, JobRowView, JobView } from './jobViews';
import type { PlanRowView, PlanView } from './planViews';
import type { Changeability, Sent } from './sent';

export type { ChangeAction } from '../domain/change';
export type { JobState, PausedFor, Waiting } from '../domain/job/job';
export type { RowOutcome } from '../domain/job/jobChunk';
export type { JobListView, JobRowView, JobView } from './jobViews';
export type { PlanGroupView, PlanRowInput, PlanRowView, PlanView } from './planViews';

/** The part of the contract that is about many changes at once. */
export type BulkApi = {
  /** What an import calls groups by, each looked up; answers stand in the questions' order. At most 50. */
  checkGroups: (input: Sent<typeof inputs.groupsToCheck>) => Outcome<CheckedGroup[]>;
  /** Accounts by e-mail, in the questions' order. At most 20. */
  findPeople: (input: Sent<typeof inputs.peopleToFind>) => Outcome<FoundPerson[]>;
  /** What Confluence knows of accounts, in the questions' order. At most 100. */
  checkPeople: (input: Sent<typeof inputs.accountsToCheck>) => Outcome<CheckedPerson[]>;

  /** Begins a plan of so many rows in these groups (ids). Its rows follow. */
  beginPlan: (input: Sent<typeof inputs.newPlan>) => Outcome<{ planId: string }>;
  /** Rows from `at` on, a multiple of 500; at most 4,000. Sent twice they are stored once. */
  addPlanRows: (input: Sent<typeof inputs.planRows>) => Outcome<{ planId: string }>;
  /** Checks all of it and fixes it. Asked again it gives the same plan. */
  finalizePlan: (input: Sent<typeof inputs.planById>) => Outcome<PlanView>;
  /** Those that can still be applied, the newest first, at most 20. */
  listPlans: () => Outcome<PlanView[]>;
  getPlan: (input: Sent<typeof inputs.planById>) => Outcome<PlanView>;
  /** The same plan again, without the groups in which nothing may run. */
  replanWithoutRefusedGroups: (input: Sent<typeof inputs.planById>) => Outcome<PlanView>;
  /** Up to 2,000 rows from `at` on, a multiple of 500. */
  listPlanRows: (input: Sent<typeof inputs.pageOfPlan>) => Outcome<PlanRowView[]>;

  /** Applies the plan whose hash the admin saw. Asked again it gives the same job. */
  startJob: (input: Sent<typeof inputs.approvedPlan>) => Outcome<JobView>;
  /** The newest first, at most 20; `from` what a list named as its `next`, the 20 that follow. */
  listJobs: (input: Sent<typeof inputs.placeInJobs>) => Outcome<JobListView>;
  getJob: (input: Sent<typeof inputs.jobById>) => Outcome<JobView>;
  controlJob: (input: Sent<typeof inputs.jobCommand>) => Outcome<JobView>;
  /** Runs a step of a job that waits for its owner at the page, some seconds long; one at a time. */
  driveJob: (input: Sent<typeof inputs.jobById>) => Outcome<JobView>;
  /** Makes the caller the owner of a job, whose plan they have seen. */
  takeOverJob: (input: Sent<typeof inputs.approvedJob>) => Outcome<JobView>;
  /** Up to 2,000 rows from `at` on, a multiple of 500. */
  listJobRows: (input: Sent<typeof inputs.pageOfJob>) => Outcome<JobRowView[]>;
  /** A plan of the opposite changes: of all certain rows, and of those that are named. */
  planUndo: (input: Sent<typeof inputs.jobToUndo>) => Outcome<PlanView>;
  /** A plan of the rows that did not come to what they asked for. */
  planRetry: (input: Sent<typeof inputs.jobById>) => Outcome<PlanView>;
};

/** A group of an import: what it is, or why it cannot be used. */
export type CheckedGroup =
  { ok: true; id: string; name: string; change: Changeability } | { ok: false; code: FailureCode };

/** The account of an email; else the accounts it might mean. `asked` is false if the site shows no emails. */
export type FoundPerson =
  { is: 'found'; accountId: string } | { is: 'open'; candidates: string[]; asked: boolean };

/** `suspended`: the account is there, but cannot be used; it may be deactivated or closed, too. */
export type CheckedPerson = 'active' | 'suspended' | 'unknown' | 'app';
