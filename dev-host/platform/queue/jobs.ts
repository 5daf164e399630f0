import type { Data } from '../data/data';
import type { QueueEvent } from './queueEvent';

/** A job: the events of one push. */
export type JobName = { installationId: string; queue: string; jobId: string };

export type JobStats = { success: number; inProgress: number; failed: number };

/** What `getStats` and `cancel` know of jobs. An event that waits twice counts once. */
export type Jobs = {
  begin: (job: JobName) => void;
  /** Undefined where there was no such push. */
  stats: (job: JobName) => JobStats | undefined;
  /** Forgets what of it still waits; what runs goes on, but not again. False: no such job. */
  cancel: (job: JobName) => boolean;
  /** Counts an event that has just left the queue, unless it still waits a second time. */
  count: (event: QueueEvent, ending: 'succeeded' | 'failed') => void;
};

const THIS_JOB = 'installation = ? AND queue = ? AND job = ?';

export const makeJobs = ({ statement }: Data): Jobs => {
  const find = (job: JobName) =>
    statement(`SELECT * FROM queue_job WHERE ${THIS_JOB}`).get(keyOf(job));
  return {
    begin: (job) => {
      statement('INSERT OR IGNORE INTO queue_job VALUES (?, ?, ?, 0, 0)').run(keyOf(job));
    },
    stats: (job) => {
      const known = find(job);
      if (!known) return undefined;
      const left = statement(
        `SELECT COUNT(DISTINCT event) AS count FROM queue_event WHERE ${THIS_JOB}`,
      ).get(keyOf(job));
      return {
        success: Number(known['succeeded']),
        inProgress: Number(left?.['count']),
        failed: Number(known['failed']),
      };
    },
    cancel: (job) => {
      if (!find(job)) return false;
      statement(`DELETE FROM queue_event WHERE ${THIS_JOB}`).run(keyOf(job));
      return true;
    },
    count: (event, ending) => {
      const twin = statement('SELECT 1 FROM queue_event WHERE event = ?').get([event.eventId]);
      if (twin) return;
      statement(`UPDATE queue_job SET ${ending} = ${ending} + 1 WHERE ${THIS_JOB}`).run(
        keyOf(event),
      );
    },
  };
};

const keyOf = ({ installationId, queue, jobId }: JobName): string[] => [
  installationId,
  queue,
  jobId,
];
