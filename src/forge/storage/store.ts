import { ForgeKvsAPIError, kvs } from '@forge/kvs';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import { TIMED_OUT, withinTime } from '../withinTime';

const OPERATION_LIMIT_MS = 2_500; // the platform answers in tens of milliseconds

/**
 * The one door to the app's storage: an operation is carried out in time or throws
 * `StoreUnavailable`. A refusal that has a meaning (`KEY_CONFLICT`) is thrown as it came.
 */
export const inStore = async <T>(
  operation: string,
  run: (store: typeof kvs) => Promise<T>,
): Promise<T> => {
  let result: T | typeof TIMED_OUT;
  try {
    result = await withinTime(run(kvs), OPERATION_LIMIT_MS);
  } catch (error) {
    throw isKeyConflict(error) ? error : new StoreUnavailable(operation);
  }
  if (result === TIMED_OUT) throw new StoreUnavailable(operation);
  return result;
};

/** Whether a key that had to be new was there already. */
export const isKeyConflict = (error: unknown): boolean =>
  error instanceof ForgeKvsAPIError && error.code === 'KEY_CONFLICT';
