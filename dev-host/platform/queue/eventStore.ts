import type { QueryResult } from 'node-sqlite3-wasm';
import type { Data } from '../data/data';
import type { PushEvent } from './bodies';
import { NO_RETRIES, type QueueEvent, type Retries } from './queueEvent';

/** What has to be known of a waiting event to tell whether its turn has come. */
export type Waiting = Pick<QueueEvent, 'id' | 'eventId' | 'queue' | 'installationId' | 'dueAt'> & {
  concurrency?: PushEvent['concurrency'];
};

/** The events that wait, those included that are being delivered: an event leaves when it is done. */
export type EventStore = {
  add: (event: Omit<QueueEvent, 'id' | 'retries'>) => void;
  /** Earliest due first; all, or those that are due at a time. */
  waiting: (dueAt?: number) => Waiting[];
  /** When the next one becomes due after a time. */
  nextDue: (after: number) => number | undefined;
  read: (id: number) => QueueEvent | undefined;
  /** Does nothing where the event was cancelled meanwhile. */
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
      .map((row) => ({
        id: Number(row['id']),
        eventId: String(row['event']),
        queue: String(row['queue']),
        installationId: String(row['installation']),
        dueAt: Number(row['due']),
        concurrency: (JSON.parse(String(row['concurrency'])) ??
          undefined) as PushEvent['concurrency'],
      })),
  nextDue: (after) => {
    const row = statement('SELECT MIN(due) AS due FROM queue_event WHERE due > ?').get([after]);
    return typeof row?.['due'] === 'number' ? row['due'] : undefined;
  },
  read: (id) => {
    const row = statement('SELECT * FROM queue_event WHERE id = ?').get([id]);
    return row ? eventOf(row) : undefined;
  },
  postpone: (id, dueAt, retries) => {
    statement('UPDATE queue_event SET due = ?, retries = ? WHERE id = ?').run([
      dueAt,
      JSON.stringify(retries),
      id,
    ]);
  },
  remove: (id) => {
    statement('DELETE FROM queue_event WHERE id = ?').run([id]);
  },
});

const eventOf = (row: QueryResult): QueueEvent => ({
  id: Number(row['id']),
  installationId: String(row['installation']),
  queue: String(row['queue']),
  jobId: String(row['job']),
  eventId: String(row['event']),
  pushed: JSON.parse(String(row['pushed'])) as PushEvent,
  chain: String(row['chain']),
  pushedAt: Number(row['pushed_at']),
  dueAt: Number(row['due']),
  retries: JSON.parse(String(row['retries'])) as Retries,
});
