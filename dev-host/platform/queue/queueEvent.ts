import type { PushEvent } from './bodies';

/** An event as it waits, or is being delivered. */
export type QueueEvent = {
  /** Of this delivery: an event that is delivered twice waits twice. */
  id: number;
  eventId: string;
  jobId: string;
  queue: string;
  installationId: string;
  pushed: PushEvent;
  /** The invocation with which its chain of events began. */
  chain: string;
  pushedAt: number;
  dueAt: number;
  retries: Retries;
};

/** What went before this delivery. */
export type Retries = {
  /** As the consumer is told: without those for which the platform was to blame. */
  count: number;
  /** Failures since the consumer last asked for a retry; they grow the time until the next one. */
  failures: number;
  /** Why it is delivered again; undefined at the first time. */
  reason?: string;
  data?: unknown;
  /** Whether it is kept longer, as the platform has failed it. */
  isExtended: boolean;
};

export const NO_RETRIES: Retries = { count: 0, failures: 0, isExtended: false };
