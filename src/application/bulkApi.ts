import type { FailureCode, Outcome } from '../domain/outcome';
import type { Changeability, GroupInput } from './groupInput';
import type { JobListView, JobRowView, JobView } from './jobViews';
import type { PlanRowInput, PlanRowView, PlanView } from './planViews';

export type { ChangeAction } from '../domain/change';
export type { JobState, PausedFor, Waiting } from '../domain/job/job';
export type { RowOutcome } from '../domain/job/jobChunk';
export type { JobListView, JobRowView, JobView } from './jobViews';
export type { PlanGroupView, PlanRowInput, PlanRowView, PlanView } from './planViews';

/** The part of the contract that is about many changes at once. */
export type BulkApi = {
  /** What an import calls groups by, each looked up; answers stand in the questions' order. At most 50. */
  checkGroups: (input: { groups: GroupInput[] }) => Outcome<CheckedGroup[]>;
  /** Accounts by e-mail, in the questions' order. At most 20. */
  findPeople: (input: { people: { email: string; name?: string }[] }) => Outcome<FoundPerson[]>;
  /** What Confluence knows of accounts, in the questions' order. At most 100. */
  checkPeople: (input: { accountIds: string[] }) => Outcome<CheckedPerson[]>;

  /** Begins a plan of so many rows in these groups (ids). Its rows follow. */
  beginPlan: (input: { groups: string[]; rows: number }) => Outcome<{ planId: string }>;
  /** Rows from `at` on, a multiple of 500; at most 4,000. Sent twice they are stored once. */
  addPlanRows: (input: {
    planId: string;
    at: number;
    rows: PlanRowInput[];
  }) => Outcome<{ planId: string }>;
  /** Checks all of it and fixes it. Asked again it gives the same plan. */
  finalizePlan: (input: { planId: string }) => Outcome<PlanView>;
  /** Those that can still be applied, the newest first, at most 20. */
  listPlans: () => Outcome<PlanView[]>;
  getPlan: (input: { planId: string }) => Outcome<PlanView>;
  /** The same plan again, without the groups in which nothing may run. */
  replanWithoutRefusedGroups: (input: { planId: string }) => Outcome<PlanView>;
  /** Up to 2,000 rows from `at` on, a multiple of 500. */
  listPlanRows: (input: { planId: string; at: number }) => Outcome<PlanRowView[]>;

  /** Applies the plan whose hash the admin saw. Asked again it gives the same job. */
  startJob: (input: { planId: string; hash: string }) => Outcome<JobView>;
  /** The newest first, at most 20; `from` what a list named as its `next`, the 20 that follow. */
  listJobs: (input: { from?: string }) => Outcome<JobListView>;
  getJob: (input: { jobId: string }) => Outcome<JobView>;
  controlJob: (input: { jobId: string; command: 'run' | 'pause' | 'cancel' }) => Outcome<JobView>;
  /** Runs a step of a job that waits for its owner at the page, some seconds long; one at a time. */
  driveJob: (input: { jobId: string }) => Outcome<JobView>;
  /** Makes the caller the owner of a job, whose plan they have seen. */
  takeOverJob: (input: { jobId: string; hash: string }) => Outcome<JobView>;
  /** Up to 2,000 rows from `at` on, a multiple of 500. */
  listJobRows: (input: { jobId: string; at: number }) => Outcome<JobRowView[]>;
  /** A plan of the opposite changes: of all certain rows, and of those that are named. */
  planUndo: (input: { jobId: string; uncertainRows: number[] }) => Outcome<PlanView>;
  /** A plan of the rows that did not come to what they asked for. */
  planRetry: (input: { jobId: string }) => Outcome<PlanView>;
};

/** A group of an import: what it is, or why it cannot be used. */
export type CheckedGroup =
  { ok: true; id: string; name: string; change: Changeability } | { ok: false; code: FailureCode };

/** The account of an email; else the accounts it might mean. `asked` is false if the site shows no emails. */
export type FoundPerson =
  { is: 'found'; accountId: string } | { is: 'open'; candidates: string[]; asked: boolean };

/** `suspended`: the account is there, but cannot be used; it may be deactivated or closed, too. */
export type CheckedPerson = 'active' | 'suspended' | 'unknown' | 'app';
