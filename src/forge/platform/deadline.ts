import { getAppContext } from '@forge/api';
import type { TimeLeft } from '../../application/ports/platform';

// Kept back to complete records and to answer, because the platform ends an invocation at its
// limit: 25 s for a resolver, 55 s for a web trigger.
// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/
const RESERVE_MS = 8_000;
const LEASE_EXTRA_SECONDS = 5; // beyond the platform's limit, so the holder is dead by then

/** The time that is left for this invocation, in milliseconds, by the platform's own clock. */
export const remainingTime = (): number => getAppContext().invocationRemainingTimeInMillis();

export const invocationDeadline = (): TimeLeft => () => Math.max(0, remainingTime() - RESERVE_MS);

/** How long a step that starts now is leased: until the platform ends it, and a little longer. */
export const leaseSeconds = (): number => Math.ceil(remainingTime() / 1_000) + LEASE_EXTRA_SECONDS;
