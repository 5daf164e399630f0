import type { JobState, PausedFor, Waiting } from '../domain/job/job';
import type { RowOutcome } from '../domain/job/jobChunk';
import type { PlanGroupView, PlanOriginView, PlanRowView } from './planViews';

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
  /** Absent where an admin paused it. */
  pausedFor?: PausedFor;
  driver: 'queue' | 'page';
  /** What was asked and has not taken hold yet. */
  command?: 'pause' | 'cancel';
  /** Who asked what of it or undid it, the oldest first; the 20 latest. */
  commands: { command: 'run' | 'pause' | 'cancel' | 'undo'; by: string; at: string }[];
  counts: Partial<Record<RowOutcome, number>>;
  /** Rows that are known to have been changed by this job. */
  certain: number;
  startedAt: string;
  endedAt?: string;
};

/** `next` is where the older ones begin; absent where there are none. */
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
