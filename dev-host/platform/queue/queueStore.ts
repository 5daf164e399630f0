import type { QueryResult } from 'node-sqlite3-wasm';
import type { Data } from '../data';

/** One event as an app pushes it. */
export type PushEvent = {
  body: Record<string, unknown>;
  delayInSeconds?: number | undefined;
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
>;

/** A job is the events of one push. */
type QueueJob = Pick<QueueEvent, 'installationId' | 'queue' | 'jobId'>;

/**
 * The stored events, and how often their chains have pushed. Events that are being delivered are
 * stored, too. An event is removed when it is done.
 */
export type QueueStore = {
  /** Stores the events of a push. Counts the push for its chain. */
  add: (job: QueueJob, chain: string, events: readonly NewEvent[]) => void;
  /** Lists all events, or those that are due at a time. The earliest comes first. */
  waiting: (dueAt?: number) => WaitingEvent[];
  /** Returns when the first event after a time is due. */
  nextDue: (after: number) => number | undefined;
  read: (id: number) => QueueEvent | undefined;
  /** Changes when an event is due. */
  postpone: (id: number, dueAt: number, retries: Retries) => void;
  remove: (id: number) => void;
  /**
   * Returns how often a chain has pushed: the invocation that started it, and all consumers of its
   * events.
   */
  pushesOf: (chain: string) => number;
};

export type NewEvent = Pick<QueueEvent, 'eventId' | 'pushed' | 'pushedAt' | 'dueAt'>;

const INSERT = `
  INSERT INTO queue_event
    (installation, queue, job, event, pushed, chain, pushed_at, due, retries)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const WAITING = 'id, event AS eventId, queue, installation AS installationId, due AS dueAt';

export const makeQueueStore = ({ statement, inTransaction }: Data): QueueStore => ({
  add: ({ installationId, queue, jobId }, chain, events) => {
    inTransaction(() => {
      statement(
        `INSERT INTO queue_chain VALUES (?, 1)
         ON CONFLICT (id) DO UPDATE SET pushes = pushes + 1`,
      ).run([chain]);
      for (const { eventId, pushed, pushedAt, dueAt } of events)
        statement(INSERT).run([
          ...[installationId, queue, jobId, eventId, JSON.stringify(pushed)],
          ...[chain, pushedAt, dueAt, JSON.stringify(NO_RETRIES)],
        ]);
    });
  },
  waiting: (dueAt = Number.MAX_SAFE_INTEGER) =>
    statement(`SELECT ${WAITING} FROM queue_event WHERE due <= ? ORDER BY due, id`).all([
      dueAt,
    ]) as WaitingEvent[],
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
  remove: (id) => {
    statement('DELETE FROM queue_event WHERE id = ?').run([id]);
  },
  pushesOf: (chain) => {
    const row = statement('SELECT pushes FROM queue_chain WHERE id = ?').get([chain]);
    return Number(row?.['pushes'] ?? 0);
  },
});

const eventOf = ({ pushed, retries, ...row }: QueryResult): QueueEvent =>
  ({
    ...row,
    pushed: JSON.parse(pushed as string) as PushEvent,
    retries: JSON.parse(retries as string) as Retries,
  }) as QueueEvent;
