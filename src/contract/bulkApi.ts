import type { ColumnRole } from '../domain/columnRole';
import type { HeaderWords } from '../domain/headerWords';
import type { JobState, PausedFor, Waiting } from '../domain/job/job';
import type { RowOutcome } from '../domain/job/jobChunk';
import type { FailureCode, Outcome } from '../domain/outcome';
import type { EncodedRow, PlanRow } from '../domain/plan/planRow';
import type * as inputs from './actionInputs';
import type { Sent } from './actionInputs';

export type { ChangeAction } from '../domain/change';
export type { HeaderKind, HeaderWords } from '../domain/headerWords';
export type { JobState, PausedFor, Waiting } from '../domain/job/job';
export type { RowOutcome } from '../domain/job/jobChunk';

/** The part of the contract for plans and jobs. */
export type BulkApi = {
  /** Looks up the groups that an import names, at most 50. Results are in input order. */
  checkGroups: (input: Sent<typeof inputs.groupsToCheck>) => Outcome<CheckedGroup[]>;
  /** Finds accounts by email, or people by name, at most 20. Results are in input order. */
  findPeople: (input: Sent<typeof inputs.peopleToFind>) => Outcome<FoundPerson[]>;
  /** Tells what Confluence knows about accounts, at most 100. Results are in input order. */
  checkPeople: (input: Sent<typeof inputs.accountsToCheck>) => Outcome<CheckedPerson[]>;

  /** Returns the words by which headers of lists are understood. They are the same for all sites. */
  readHeaderWords: () => Outcome<HeaderWords>;
  /**
   * Returns the roles that an admin last chose for these headers, in this order. Null if there are
   * none. Letter case and extra white space make no difference. A header can be empty. Don't ask for
   * a list without headers: all such lists of the same width look alike.
   */
  recallColumns: (
    input: Sent<typeof inputs.listHeaders>,
  ) => Outcome<{ roles: ColumnRole[] } | null>;
  /**
   * Remembers the role of each column for lists with these headers, for all admins. Call it each
   * time an admin confirms the columns, even unchanged: the 500 lists confirmed last are remembered.
   * It stores a hash of the headers.
   */
  rememberColumns: (input: Sent<typeof inputs.mappedColumns>) => Outcome<null>;

  /** Begins a plan with this number of rows in these groups, by ID. Its rows follow. */
  beginPlan: (input: Sent<typeof inputs.newPlan>) => Outcome<{ planId: string }>;
  /** Stores at most 4,000 rows, starting at `at`, a multiple of 500. Sending them again is safe. */
  addPlanRows: (input: Sent<typeof inputs.planRows>) => Outcome<{ planId: string }>;
  /** Checks the rows and turns them into a plan. A repeated call returns the same plan. */
  finalizePlan: (input: Sent<typeof inputs.planById>) => Outcome<PlanView>;
  /** Lists the plans that can still be applied, at most 20, the newest first. */
  listPlans: () => Outcome<PlanView[]>;
  getPlan: (input: Sent<typeof inputs.planById>) => Outcome<PlanView>;
  /** Deletes a plan that has no job. A repeated call finishes what the first one began. */
  discardPlan: (input: Sent<typeof inputs.planById>) => Outcome<null>;
  /** Creates a copy of a plan without the groups in which nothing may run. */
  replanWithoutRefusedGroups: (input: Sent<typeof inputs.planById>) => Outcome<PlanView>;
  /** Returns up to 2,000 rows, starting at `at`, a multiple of 500. */
  listPlanRows: (input: Sent<typeof inputs.pageOfPlan>) => Outcome<PlanRowView[]>;

  /** Applies the plan whose hash the admin saw. A repeated call returns the same job. */
  startJob: (input: Sent<typeof inputs.approvedPlan>) => Outcome<JobView>;
  /**
   * Lists at most 20 jobs, the newest first. `from` is the `next` of an earlier list, and continues
   * it.
   */
  listJobs: (input: Sent<typeof inputs.placeInJobs>) => Outcome<JobListView>;
  getJob: (input: Sent<typeof inputs.jobById>) => Outcome<JobView>;
  controlJob: (input: Sent<typeof inputs.jobCommand>) => Outcome<JobView>;
  /**
   * Runs one step of a job that waits for its owner at the page. It takes some seconds. Only one
   * step runs at a time.
   */
  driveJob: (input: Sent<typeof inputs.jobById>) => Outcome<JobView>;
  /** Makes the caller the owner of a job. They must have seen its plan. */
  takeOverJob: (input: Sent<typeof inputs.approvedJob>) => Outcome<JobView>;
  /** Returns up to 2,000 rows, starting at `at`, a multiple of 500. */
  listJobRows: (input: Sent<typeof inputs.pageOfJob>) => Outcome<JobRowView[]>;
  /**
   * Plans the opposite of all changes that the job certainly made, and of the uncertain rows at
   * these places: 0 is the job's first row.
   */
  planUndo: (input: Sent<typeof inputs.jobToUndo>) => Outcome<PlanView>;
  /**
   * Plans again the rows that did not reach the membership they asked for. `rows` limits it to those
   * that failed, or to the `remaining` ones, which a stop kept from running.
   */
  planRetry: (input: Sent<typeof inputs.jobToRetry>) => Outcome<PlanView>;
};

/** A group of an import: what it is, or why it can't be used. */
export type CheckedGroup =
  | { ok: true; id: string; name: string; change: Changeability; gives: GroupGives }
  | { ok: false; code: FailureCode };

/**
 * The account that has an email, or at most 25 accounts that may be the person. A name alone never
 * identifies an account: its candidates are those with a similar name, and those with exactly this
 * name come first. `asked` is false if the answer has a gap. Then the person may have an account
 * that is not among the candidates, or be a candidate whose email Confluence doesn't show.
 */
export type FoundPerson =
  | { is: 'found'; accountId: string }
  | {
      is: 'open';
      candidates: string[];
      asked: boolean;
      gap?: SearchGap;
      /** Several of the candidates have this email. */
      several?: true;
    };

/**
 * Why an answer about a person has a gap. `emails-hidden`: Confluence doesn't show the emails of all
 * candidates. `too-many`: more people have a similar name. `not-searched`: Confluence rejected a
 * search, or there was no time or no name for one.
 */
export type SearchGap = 'emails-hidden' | 'too-many' | 'not-searched';

/**
 * What Confluence knows about an account. `suspended` means that it can't be used; it may also be
 * deactivated or closed.
 */
export type CheckedPerson = 'active' | 'suspended' | 'unknown' | 'app';

/**
 * What a group gives its members. `admin-rights`: it gives admin rights, or its name says so.
 * `access`: only a seat in Confluence. `unknown`: Confluence didn't say, so treat it as
 * `admin-rights`.
 */
export type GroupGives = 'admin-rights' | 'access' | 'nothing' | 'unknown';

/** Who may change a group's members through this page, as far as is known beforehand. */
export type Changeability = 'allowed' | 'as-viewer-only' | 'externally-managed' | 'team';

/** A row of a plan as the page sends it. */
export type PlanRowInput = EncodedRow;

export type PlanRowView = PlanRow<string>;

export type PlanGroupView = {
  id: string;
  name: string;
  adds: number;
  removals: number;
  /** How many of the removals don't count toward the limits. Absent if all count. */
  exempt?: number;
  members?: number;
  /** With `in-part`, the group has at least this many members. Confluence doesn't say how many. */
  counted?: 'by-reading' | 'in-part';
  /** How many rows already found the group as they want it. Absent if this was not asked. */
  already?: number;
  /** Whether each add may take a license. */
  givesAccess?: boolean;
  isProtected: boolean;
  /** Why nothing may run in this group. The plan can't be applied then. */
  refusal?: FailureCode;
};

/**
 * Where a plan comes from. `title` is the name of the file, if its list came from one. With
 * `fromSelection` there was no list: the people were selected on the page.
 */
type PlanOriginView =
  | { kind: 'import'; title?: string; fromSelection?: true }
  | { kind: 'undo' | 'retry'; jobId: string; retryOf?: string };

export type PlanView = {
  id: string;
  hash: string;
  authorId: string;
  madeAt: string;
  /** After this time, the plan can't be applied. */
  usableUntil: string;
  /** It was past that time when the plan was read. */
  isExpired?: true;
  origin: PlanOriginView;
  groups: PlanGroupView[];
  /** The limits when it was created: how many people it may remove in all, and of one group. */
  ceilings?: { mostRemovals: number; mostRemovedPercent: number };
  rows: number;
  /**
   * The cost in hourly points: the changes, reading the groups, and reading members before
   * removals.
   */
  points: { changes: number; looking: number; reading: number; hourly: number };
  /** About how long it takes. */
  seconds: number;
  /** Whether it has a job. */
  isStarted: boolean;
};

/** What an admin asked of a job. An undo and a retry name the later job. Older undos don't. */
export type JobCommandView = {
  command: 'run' | 'pause' | 'cancel' | 'undo' | 'retry';
  by: string;
  at: string;
  jobId?: string;
};

export type JobView = {
  id: string;
  hash: string;
  ownerId: string;
  approvals: { accountId: string; at: string }[];
  origin: PlanOriginView;
  groups: PlanGroupView[];
  rows: number;
  state: JobState;
  waiting?: Waiting;
  /** Absent if an admin paused it. */
  pausedFor?: PausedFor;
  driver: 'queue' | 'page';
  /** A command that has not taken effect yet. */
  command?: 'pause' | 'cancel';
  /** The latest 20 commands, undos and retries included, the oldest first. */
  commands: JobCommandView[];
  counts: Partial<Record<RowOutcome, number>>;
  /** Rows whose membership this job certainly changed. */
  certain: number;
  /** Rows whose membership was found as asked, after an attempt of this job that may have made it so. */
  maybeChanged: number;
  startedAt: string;
  endedAt?: string;
};

/** Some jobs. `next` is where the older jobs start, absent if there are none. */
export type JobListView = { jobs: JobView[]; next?: string };

export type JobRowView = PlanRowView & {
  /** Absent while the row has not ended. */
  end?: {
    outcome: RowOutcome;
    certain: boolean;
    httpStatus?: number;
    actedAs?: 'app' | 'viewer' | 'owner';
  };
};
