import type { Caller } from '../../domain/caller';
import type { PlanId } from '../../domain/plan/plan';
import type { Clock, Crypto } from '../ports/platform';
import type { ClaimStore } from '../ports/storage';

/** The lease of an admin who acts on a job at the page: longer than a resolver may run (25 s). */
export const LEASE_AT_PAGE_SECONDS = 30;

const STORED_SECONDS = 86_400; // outlives what is read from it

/**
 * Lets one invocation at a time carry out a step of a job, for this many seconds. That is longer than
 * the platform lets it run, so the holder of a lease that has ended is dead. False if another
 * invocation holds it. Throws if storage fails.
 */
export type StepLease = (jobId: PlanId, step: number, seconds: number) => Promise<boolean>;

type Lease = { id: string; until: number };

export const makeStepLease =
  (deps: { store: ClaimStore; clock: Clock; newId: Crypto['newId'] }): StepLease =>
  async (jobId, step, seconds) => {
    const { store, clock, newId } = deps;
    const first = firstPlace(jobId, step);
    const lease: Lease = { id: newId(), until: clock() + seconds * 1_000 };
    let place = first;
    for (;;) {
      if (await store.claim(place, lease, STORED_SECONDS)) return true;
      const held = readLease(await store.read(place));
      if (!held || held.until > clock()) return false;
      // Its holder died. Of all who see that, the one who claims its succession goes on.
      place = successionOf(first, held);
    }
  };

/** Whether a live invocation holds a job's step now. */
export type IsStepHeld = (jobId: PlanId, step: number) => Promise<boolean>;

export const makeIsStepHeld =
  (deps: { store: Pick<ClaimStore, 'read'>; clock: Clock }): IsStepHeld =>
  async (jobId, step) => {
    const first = firstPlace(jobId, step);
    let place = first;
    for (;;) {
      const held = readLease(await deps.store.read(place));
      if (!held || held.until > deps.clock()) return held !== undefined;
      place = successionOf(first, held);
    }
  };

const firstPlace = (jobId: PlanId, step: number): string => `step ${step} of ${jobId}`;

const successionOf = (first: string, { id }: Lease): string => `${first} after ${id}`;

const readLease = (stored: unknown): Lease | undefined => {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { id, until } = stored as Partial<Record<keyof Lease, unknown>>;
  return typeof id === 'string' && typeof until === 'number' ? { id, until } : undefined;
};

/** Who carries out a step, and for how long. */
export type StepTurn = {
  caller: Caller;
  /** When it begins nothing more, in milliseconds since 1970. */
  until: number;
  /** How long the platform lets it run from now, at most. */
  leaseSeconds: number;
};
