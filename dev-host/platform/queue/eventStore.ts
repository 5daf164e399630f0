import type { QueryResult } from 'node-sqlite3-wasm';
import * as z from 'zod';
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

const waitingRow = z.object({
  id: z.number(),
  event: z.string(),
  queue: z.string(),
  installation: z.string(),
  due: z.number(),
  concurrency: z.string(),
});

const waitingOf = (row: QueryResult): Waiting => {
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
