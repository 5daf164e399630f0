import { ForgeKvsAPIError, kvs } from '@forge/kvs';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import { isBrokenConnection } from '../platform/brokenConnection';
import { remainingTime } from '../platform/deadline';
import { pause, TIMED_OUT, withinTime } from '../platform/timers';

const OPERATION_LIMIT_MS = 2_500; // the platform answers in tens of milliseconds
const ANSWER_RESERVE_MS = 500; // to report the result before the platform ends the invocation
// Forge limits requests per second, and these pauses reach into the next second. It also limits the
// units read and written per minute. Callers that can wait must wait for those.
// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#storage-limits
const PAUSES_MS = [250, 500, 1_000];

/**
 * Carries out one operation in the app's storage, in time, or throws `StoreUnavailable`. All
 * storage requests go through it. An operation that is refused because of a rate limit is tried
 * again first. A refusal with a meaning (`KEY_CONFLICT`, `CONDITIONAL_CHECK_FAILED`) is thrown as
 * it is, and so is a bug. An operation that was given up may still be carried out later: see
 * docs/decisions/0017-late-writes.md.
 */
export const inStore = <T>(operation: string, run: StoreRun<T>): Promise<T> => {
  const end = Math.max(ANSWER_RESERVE_MS, remainingTime() - OPERATION_LIMIT_MS);
  return carryOut(operation, run, () => Math.max(0, remainingTime() - end), PAUSES_MS);
};

export type StoreRun<T> = (store: typeof kvs) => Promise<T>;

const carryOut = async <T>(
  operation: string,
  run: StoreRun<T>,
  timeLeft: () => number,
  [pauseMs, ...laterPauses]: readonly number[],
): Promise<T> => {
  try {
    const result = await withinTime(run(kvs), timeLeft());
    if (result !== TIMED_OUT) return result;
  } catch (error) {
    if (!isTooMuch(error) || pauseMs === undefined || timeLeft() <= pauseMs)
      throw meaningOf(operation, error);
    // Spreads out the operations that were refused together.
    await pause(pauseMs * (0.5 + Math.random() / 2));
    return await carryOut(operation, run, timeLeft, laterPauses);
  }
  throw new StoreUnavailable(operation, 'timed-out');
};

const meaningOf = (operation: string, error: unknown): unknown => {
  if (isKeyConflict(error) || isConditionFailed(error)) return error;
  if (error instanceof ForgeKvsAPIError) return new StoreUnavailable(operation, error.code);
  if (isBrokenConnection(error)) return new StoreUnavailable(operation, 'no-answer');
  return error;
};

// Nothing has been done then, so even a write can be sent again.
// https://developer.atlassian.com/platform/forge/storage-reference/handling-errors-kvs
const isTooMuch = (error: unknown): boolean =>
  error instanceof ForgeKvsAPIError && error.responseDetails.status === 429;

/** Whether a condition of a transaction was not met, so that nothing was written. */
export const isConditionFailed = (error: unknown): boolean =>
  error instanceof ForgeKvsAPIError &&
  error.code === 'CONDITIONAL_CHECK_FAILED' &&
  error.responseDetails.status === 400;

/** Whether a key that had to be new already exists. */
export const isKeyConflict = (error: unknown): boolean =>
  error instanceof ForgeKvsAPIError && error.code === 'KEY_CONFLICT';
