import { timeOfPlanId, type PlanId } from './planId';

const HOUR_MS = 3_600_000;
const USABLE_MS = 24 * HOUR_MS; // who approves a plan has to have seen the site as it is
const KEPT_MS = 2 * USABLE_MS; // so that nobody is about to apply one that is deleted

/** Until when a plan can be applied: a day from when it was begun, in milliseconds since 1970. */
export const usableUntil = (id: PlanId): number => timeOfPlanId(id) + USABLE_MS;

export const isUsable = (id: PlanId, now: number): boolean => now <= usableUntil(id);

/** Whether a plan that was not applied has had its time, and may be deleted. */
export const isExpired = (id: PlanId, now: number): boolean => now - timeOfPlanId(id) > KEPT_MS;
