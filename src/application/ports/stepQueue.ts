import type { PlanId } from '../../domain/plan/planId';

/**
 * Asks for a step of a job. `next` is the way on; `watch` looks, when a step should be long over,
 * whether whoever ran it was ended halfway.
 */
export type StepEvent = { jobId: PlanId; step: number; why: 'next' | 'watch' };

/** At the most 900 s ahead; delivered at least once, in no order. Throws `StoreUnavailable`. */
export type StepQueue = (event: StepEvent, delaySeconds: number) => Promise<void>;
