import type { QueryResult } from 'node-sqlite3-wasm';
import type { Data } from '../data';

/** One event as an app pushes it. */
export type PushEvent = {
  body: Record<string, unknown>;
  delayInSeconds?: number | undefined;
  concurrency?: { key: string; limit: number } | undefined;
};

/** An event that waits or is being delivered. */
export type QueueEvent = {
  /** The delivery's ID. An event that is delivered twice is stored twice. */
  id: number;
  eventId: string;
  jobId: string;
  queue: string;
  installationId: string;
  pushed: PushEvent;
  /** The ID of the invocation that started the chain of events. */
  chain: string;
  pushedAt: number;
  dueAt: number;
  retries: Retries;
};

/** What happened before this delivery. */
export type Retries = {
  /** The number that the consumer sees. It leaves out retries after the platform's own failures. */
  count: number;
  /** The failures since the consumer last requested a retry. The delay grows with each one. */
  failures: number;
  /** Why the event is delivered again. Undefined for the first delivery. */
  reason?: string;
  data?: unknown;
  /** Whether the event is kept longer, because the platform failed. */
  isExtended: boolean;
};

const NO_RETRIES: Retries = { count: 0, failures: 0, isExtended: false };

/** The part of an event that shows whether it can be delivered now. */
export type WaitingEvent = Pick<
  QueueEvent,
  'id' | 'eventId' | 'queue' | 'installationId' | 'dueAt'
> &
  Pick<PushEvent, 'concurrency'>;

/** A job is the events of one push. */
export type QueueJob = Pick<QueueEvent, 'installationId' | 'queue' | 'jobId'>;

export type JobStats = { success: number; inProgress: number; failed: number };

/**
 * The stored events, with the counts of their jobs and chains. Events that are being delivered are
 * stored, too. An event is removed when it is done. An event that is stored twice counts once.
 */
export type QueueStore = {
  /** Stores the events of a push. Counts the push for its chain. */
  add: (job: QueueJob, chain: string, events: readonly NewEvent[]) => void;
  /** Lists all events, or those that are due at a time. The earliest comes first. */
  waiting: (dueAt?: number) => WaitingEvent[];
  /** Returns when the first event after a time is due. */
  nextDue: (after: number) => number | undefined;
  read: (id: number) => QueueEvent | undefined;
  /** Changes when an event is due. Does nothing if it was canceled in the meantime. */
  postpone: (id: number, dueAt: number, retries: Retries) => void;
  /** Removes an event and counts it, unless it is stored a second time. */
  finish: (event: QueueEvent, ending: 'succeeded' | 'failed') => void;
  /** Returns undefined if there is no such job. */
  stats: (job: QueueJob) => JobStats | undefined;
  /** Removes a job's events. Running consumers continue. Returns false if there is no such job. */
  cancel: (job: QueueJob) => boolean;
  /**
   * Returns how often a chain has pushed: the invocation that started it, and all consumers of its
   * events.
   */
  pushesOf: (chain: string) => number;
};

export type NewEvent = Pick<QueueEvent, 'eventId' | 'pushed' | 'pushedAt' | 'dueAt'>;

const WAITING = 'id, event AS eventId, queue, installation AS installationId, due AS dueAt';
const THIS_JOB = 'installation = ? AND queue = ? AND job = ?';

export const makeQueueStore = ({ statement, inTransaction }: Data): QueueStore => {
  const findJob = (job: QueueJob) =>
    statement(`SELECT * FROM queue_job WHERE ${THIS_JOB}`).get(valuesOf(job));
  return {
    add: (job, chain, events) => {
      inTransaction(() => {
        statement(
          `INSERT INTO queue_chain VALUES (?, 1)
           ON CONFLICT (id) DO UPDATE SET pushes = pushes + 1`,
        ).run([chain]);
        statement('INSERT OR IGNORE INTO queue_job VALUES (?, ?, ?, 0, 0)').run(valuesOf(job));
        const sql = 'INSERT INTO queue_event VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
        for (const { eventId, pushed, pushedAt, dueAt } of events) {
          statement(sql).run([
            ...valuesOf(job),
            eventId,
            JSON.stringify(pushed),
            JSON.stringify(pushed.concurrency ?? null),
            chain,
            pushedAt,
            dueAt,
            JSON.stringify(NO_RETRIES),
          ]);
        }
      });
    },
    waiting: (dueAt = Number.MAX_SAFE_INTEGER) =>
      statement(`SELECT ${WAITING}, concurrency FROM queue_event WHERE due <= ? ORDER BY due, id`)
        .all([dueAt])
        .map(waitingOf),
    nextDue: (after) => {
      const row = statement('SELECT MIN(due) AS due FROM queue_event WHERE due > ?').get([after]);
      return typeof row?.['due'] === 'number' ? row['due'] : undefined;
    },
    read: (id) => {
      const sql = `
        SELECT ${WAITING}, job AS jobId, pushed, chain, pushed_at AS pushedAt, retries
        FROM queue_event WHERE id = ?`;
      const row = statement(sql).get([id]);
      return row ? eventOf(row) : undefined;
    },
    postpone: (id, dueAt, retries) => {
      const sql = 'UPDATE queue_event SET due = ?, retries = ? WHERE id = ?';
      statement(sql).run([dueAt, JSON.stringify(retries), id]);
    },
    finish: (event, ending) => {
      inTransaction(() => {
        statement('DELETE FROM queue_event WHERE id = ?').run([event.id]);
        const copy = statement('SELECT 1 FROM queue_event WHERE event = ?').get([event.eventId]);
        if (copy) return;
        const sql = `UPDATE queue_job SET ${ending} = ${ending} + 1 WHERE ${THIS_JOB}`;
        statement(sql).run(valuesOf(event));
      });
    },
    stats: (job) => {
      const known = findJob(job);
      if (!known) return undefined;
      const sql = `SELECT COUNT(DISTINCT event) AS count FROM queue_event WHERE ${THIS_JOB}`;
      return {
        success: Number(known['succeeded']),
        inProgress: Number(statement(sql).get(valuesOf(job))?.['count']),
        failed: Number(known['failed']),
      };
    },
    cancel: (job) => {
      if (!findJob(job)) return false;
      statement(`DELETE FROM queue_event WHERE ${THIS_JOB}`).run(valuesOf(job));
      return true;
    },
    pushesOf: (chain) => {
      const row = statement('SELECT pushes FROM queue_chain WHERE id = ?').get([chain]);
      return Number(row?.['pushes'] ?? 0);
    },
  };
};

const waitingOf = ({ concurrency, ...row }: QueryResult): WaitingEvent => {
  const parsed = JSON.parse(concurrency as string) as PushEvent['concurrency'] | null;
  return { ...row, ...(parsed !== null && { concurrency: parsed }) } as WaitingEvent;
};

const eventOf = ({ pushed, retries, ...row }: QueryResult): QueueEvent =>
  ({
    ...row,
    pushed: JSON.parse(pushed as string) as PushEvent,
    retries: JSON.parse(retries as string) as Retries,
  }) as QueueEvent;

const valuesOf = ({ installationId, queue, jobId }: QueueJob): string[] => [
  installationId,
  queue,
  jobId,
];
