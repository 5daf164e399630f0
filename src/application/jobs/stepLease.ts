import { type StepLeaseHolder, readStepLease } from '../../contract/stored';
import type { PlanId } from '../../domain/plan/plan';
import { claimWithTakeover, isHeld } from '../concurrency/claims';
import type { Clock, Crypto } from '../ports/platform';
import type { ClaimStore } from '../ports/storage';

/**
 * The lease of an admin who acts on a job at the page. It is longer than a resolver can run (25 s).
 */
export const LEASE_AT_PAGE_SECONDS = 30;

const STORED_SECONDS = 86_400; // longer than anything reads it

/**
 * Lets one invocation at a time carry out a step of a job. The lease is longer than the platform
 * lets it run, so after its end the holder is dead. False if another invocation holds the lease.
 * Throws if storage fails.
 */
export type StepLease = (jobId: PlanId, step: number, seconds: number) => Promise<boolean>;

type Deps = { store: ClaimStore; clock: Clock; newId: Crypto['newId'] };

export const makeStepLease = ({ store, clock, newId }: Deps): StepLease =>
  async function lease(jobId, step, seconds) {
    const lease: StepLeaseHolder = { id: newId(), expiresAt: clock() + seconds * 1_000 };
    const claims = { store, clock, read: readStepLease };
    const result = await claimWithTakeover(claims, nameOf(jobId, step), lease, STORED_SECONDS);
    return result.kind === 'claimed';
  };

/** Whether a live invocation holds the lease of a job's step now. */
export type IsStepHeld = (jobId: PlanId, step: number) => Promise<boolean>;

export const makeIsStepHeld = (deps: {
  store: Pick<ClaimStore, 'read'>;
  clock: Clock;
}): IsStepHeld =>
  async function isStepHeld(jobId, step) {
    return await isHeld({ ...deps, read: readStepLease }, nameOf(jobId, step));
  };

const nameOf = (jobId: PlanId, step: number): string => `step ${step} of ${jobId}`;
