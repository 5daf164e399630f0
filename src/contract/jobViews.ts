import type { JobState, PausedFor, Waiting } from '../domain/job/job';
import type { RowOutcome } from '../domain/job/jobChunk';
import type { PlanGroupView, PlanOriginView, PlanRowView } from './planViews';

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
