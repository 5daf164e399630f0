import type { JobView } from '../../../../src/contract/bulkApi';
import type { Answer } from '../../api/answers';
import { isBlocked, isOver, type NextStep, timeLeft } from '../job/jobState';
import type { JobWatch } from '../job/jobWatch';

export type Driving = {
  /** Takes every job that the page sees, and runs those that are the viewer's to run. */
  notice: (job: JobView) => void;
  stop: () => void;
};

type Deps = {
  viewerId: string | undefined;
  /** Starts running a job, and reports the answer to each step. */
  watch: (job: JobView, onAnswer: (answer: Answer<JobView>) => void) => JobWatch;
  /** Reports how many jobs need the page to stay open now. */
  show: (count: number) => void;
};

/**
 * Runs the jobs that need their owner's page, whatever part of the page is shown. It follows the
 * viewer's other jobs, because each may need the page after its next step.
 */
export const makeDriving = ({ viewerId, watch, show }: Deps): Driving => {
  const driven = new Map<string, { job: JobView; watch: JobWatch }>();

  const isOwn = (job: JobView): boolean => job.ownerId === viewerId && !isOver(job);
  const forget = (jobId: string): void => {
    driven.get(jobId)?.watch.stop();
    driven.delete(jobId);
  };
  const showCount = (): void => {
    show([...driven.values()].filter(({ job }) => needsPage(job)).length);
  };
  const update = (job: JobView): void => {
    const known = driven.get(job.id);
    if (!isOwn(job)) forget(job.id);
    else if (known) known.job = job;
    showCount();
  };

  return {
    notice: (job) => {
      const known = driven.get(job.id);
      if (known && needsPage(known.job) && job.driver === 'queue') return; // an older answer
      if (known && !needsPage(known.job) && !isBlocked(job)) known.watch.take(job);
      else if (!known && isOwn(job)) {
        const started = watch(job, (answer) => {
          if (answer.ok) update(answer.value);
        });
        driven.set(job.id, { job, watch: started });
        started.take(job);
      }
      update(job);
    },
    stop: () => {
      for (const jobId of [...driven.keys()]) forget(jobId);
    },
  };
};

const needsPage = (job: JobView): boolean => job.driver === 'page' && !isBlocked(job);

const WHILE_WAITING_MS = 10_000;
const AFTER_WAIT_MS = 1_000; // if the page's clock is ahead, the backend does nothing yet
const WHILE_STILL_MS = 60_000; // only an admin at another page can unblock it
const AFTER_START_MS = 2_000; // where only people may change groups, the first step is refused
const START_MS = 60_000;

/**
 * What the page of a job's owner does next to run it. It also takes steps when the job should stop,
 * because the next step carries that out. `now` is in milliseconds since 1970.
 */
export const nextDrive = (job: JobView, now: number): NextStep => {
  if (isOver(job)) return { kind: 'rest' };
  if (isBlocked(job)) return { kind: 'ask', afterMs: WHILE_STILL_MS };
  if (job.driver === 'queue') {
    const isNew = now - Date.parse(job.startedAt) < START_MS;
    return { kind: 'ask', afterMs: isNew ? AFTER_START_MS : WHILE_STILL_MS };
  }
  const waits = timeLeft(job, now);
  if (waits === undefined) return { kind: 'drive', afterMs: 0 };
  return waits > WHILE_WAITING_MS
    ? { kind: 'ask', afterMs: WHILE_WAITING_MS }
    : { kind: 'drive', afterMs: Math.max(AFTER_WAIT_MS, waits) };
};
