import type { QueryResult } from 'node-sqlite3-wasm';
import * as z from 'zod';
import type { Data } from '../data';
import { MAX_PUSHES_OF_CHAIN } from './limits';

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

/** The stored events, including those that are being delivered. An event is removed when it is done. */
export type EventStore = {
  add: (event: Omit<QueueEvent, 'id' | 'retries'>) => void;
  /** Lists all events, or those that are due at a time. The earliest comes first. */
  waiting: (dueAt?: number) => WaitingEvent[];
  /** Returns when the first event after a time is due. */
  nextDue: (after: number) => number | undefined;
  read: (id: number) => QueueEvent | undefined;
  /** Changes when an event is due. Does nothing if it was canceled in the meantime. */
  postpone: (id: number, dueAt: number, retries: Retries) => void;
  remove: (id: number) => void;
};

export const makeEventStore = ({ statement }: Data): EventStore => ({
  add: (event) => {
    statement('INSERT INTO queue_event VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run([
      event.installationId,
      event.queue,
      event.jobId,
      event.eventId,
      JSON.stringify(event.pushed),
      JSON.stringify(event.pushed.concurrency ?? null),
      event.chain,
      event.pushedAt,
      event.dueAt,
      JSON.stringify(NO_RETRIES),
    ]);
  },
  waiting: (dueAt = Number.MAX_SAFE_INTEGER) =>
    statement(
      `SELECT id, event, queue, installation, due, concurrency FROM queue_event
       WHERE due <= ? ORDER BY due, id`,
    )
      .all([dueAt])
      .map(waitingOf),
  nextDue: (after) => {
    const row = statement('SELECT MIN(due) AS due FROM queue_event WHERE due > ?').get([after]);
    return typeof row?.['due'] === 'number' ? row['due'] : undefined;
  },
  read: (id) => {
    const row = statement('SELECT * FROM queue_event WHERE id = ?').get([id]);
    return row ? eventOf(row) : undefined;
  },
  postpone: (id, dueAt, retries) => {
    const sql = 'UPDATE queue_event SET due = ?, retries = ? WHERE id = ?';
    statement(sql).run([dueAt, JSON.stringify(retries), id]);
  },
  remove: (id) => {
    statement('DELETE FROM queue_event WHERE id = ?').run([id]);
  },
});

const waitingRow = z.object({
  id: z.number(),
  event: z.string(),
  queue: z.string(),
  installation: z.string(),
  due: z.number(),
  concurrency: z.string(),
});

const waitingOf = (row: QueryResult): WaitingEvent => {
  const { id, event, queue, installation, due, concurrency } = waitingRow.parse(row);
  const shared = JSON.parse(concurrency) as PushEvent['concurrency'] | null;
  return {
    ...{ id, eventId: event, queue, installationId: installation, dueAt: due },
    ...(shared !== null && { concurrency: shared }),
  };
};

const eventRow = waitingRow.extend({
  job: z.string(),
  pushed: z.string(),
  chain: z.string(),
  pushed_at: z.number(),
  retries: z.string(),
});

const eventOf = (row: QueryResult): QueueEvent => {
  const read = eventRow.parse(row);
  return {
    id: read.id,
    installationId: read.installation,
    queue: read.queue,
    jobId: read.job,
    eventId: read.event,
    pushed: JSON.parse(read.pushed) as PushEvent,
    chain: read.chain,
    pushedAt: read.pushed_at,
    dueAt: read.due,
    retries: JSON.parse(read.retries) as Retries,
  };
};

/** A job is the events of one push. */
export type JobName = { installationId: string; queue: string; jobId: string };

export type JobStats = { success: number; inProgress: number; failed: number };

/** What `getStats` and `cancel` know about jobs. An event that is stored twice counts once. */
export type Jobs = {
  add: (job: JobName) => void;
  /** Returns undefined if there is no such job. */
  stats: (job: JobName) => JobStats | undefined;
  /** Removes a job's events. Running consumers continue. Returns false if there is no such job. */
  cancel: (job: JobName) => boolean;
  /** Counts an event that was just removed, unless it is still stored a second time. */
  count: (event: QueueEvent, ending: 'succeeded' | 'failed') => void;
};

const THIS_JOB = 'installation = ? AND queue = ? AND job = ?';

export const makeJobs = ({ statement }: Data): Jobs => {
  const find = (job: JobName) =>
    statement(`SELECT * FROM queue_job WHERE ${THIS_JOB}`).get(valuesOf(job));
  return {
    add: (job) => {
      statement('INSERT OR IGNORE INTO queue_job VALUES (?, ?, ?, 0, 0)').run(valuesOf(job));
    },
    stats: (job) => {
      const known = find(job);
      if (!known) return undefined;
      const sql = `SELECT COUNT(DISTINCT event) AS count FROM queue_event WHERE ${THIS_JOB}`;
      const left = statement(sql).get(valuesOf(job));
      return {
        success: Number(known['succeeded']),
        inProgress: Number(left?.['count']),
        failed: Number(known['failed']),
      };
    },
    cancel: (job) => {
      if (!find(job)) return false;
      statement(`DELETE FROM queue_event WHERE ${THIS_JOB}`).run(valuesOf(job));
      return true;
    },
    count: (event, ending) => {
      const twin = statement('SELECT 1 FROM queue_event WHERE event = ?').get([event.eventId]);
      if (twin) return;
      const sql = `UPDATE queue_job SET ${ending} = ${ending} + 1 WHERE ${THIS_JOB}`;
      statement(sql).run(valuesOf(event));
    },
  };
};

const valuesOf = ({ installationId, queue, jobId }: JobName): string[] => [
  installationId,
  queue,
  jobId,
];

/**
 * Counts the pushes of each chain: those of the invocation that started it, and of all consumers of
 * its events. Forge ends a chain that pushes too often.
 */
export type Chains = { isSpent: (chain: string) => boolean; count: (chain: string) => void };

export const makeChains = ({ statement }: Data): Chains => ({
  isSpent: (chain) => {
    const row = statement('SELECT pushes FROM queue_chain WHERE id = ?').get([chain]);
    return Number(row?.['pushes'] ?? 0) >= MAX_PUSHES_OF_CHAIN;
  },
  count: (chain) => {
    statement(
      `INSERT INTO queue_chain VALUES (?, 1)
       ON CONFLICT (id) DO UPDATE SET pushes = pushes + 1`,
    ).run([chain]);
  },
});
