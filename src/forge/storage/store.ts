import { ForgeKvsAPIError, kvs } from '@forge/kvs';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import { isBrokenConnection } from '../brokenConnection';
import { remainingTime } from '../deadline';
import { TIMED_OUT, withinTime } from '../withinTime';

const OPERATION_LIMIT_MS = 2_500; // the platform answers in tens of milliseconds
const ANSWER_RESERVE_MS = 500; // to say what happened before the platform ends the invocation

/**
 * The one door to the app's storage: an operation is carried out in time or throws
 * `StoreUnavailable`. A refusal that has a meaning (`KEY_CONFLICT`), and a bug, are thrown on.
 */
export const inStore = async <T>(
  operation: string,
  run: (store: typeof kvs) => Promise<T>,
): Promise<T> => {
  const limitMs = Math.min(OPERATION_LIMIT_MS, Math.max(0, remainingTime() - ANSWER_RESERVE_MS));
  try {
    const result = await withinTime(run(kvs), limitMs);
    if (result !== TIMED_OUT) return result;
  } catch (error) {
    if (isKeyConflict(error)) throw error;
    if (error instanceof ForgeKvsAPIError) throw new StoreUnavailable(operation, error.code);
    if (isBrokenConnection(error)) throw new StoreUnavailable(operation, 'no-answer');
    throw error;
  }
  throw new StoreUnavailable(operation, 'timed-out');
};

/** Whether a key that had to be new was there already. */
export const isKeyConflict = (error: unknown): boolean =>
  error instanceof ForgeKvsAPIError && error.code === 'KEY_CONFLICT';
