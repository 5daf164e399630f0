import { getAppContext } from '@forge/api';

/** How long Confluence may still take in this invocation, in milliseconds; never below zero. */
export type Deadline = () => number;

// Kept back to complete records and to answer, since the platform ends what overruns its limit:
// 25 s for a resolver, 55 s for a web trigger.
// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/
const RESERVE_MS = 6_000;

/** The deadline of the running invocation, by the platform's own clock. */
export const invocationDeadline = (): Deadline => {
  const { invocationRemainingTimeInMillis } = getAppContext();
  return () => Math.max(0, invocationRemainingTimeInMillis() - RESERVE_MS);
};
