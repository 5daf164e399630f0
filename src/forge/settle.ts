import { StoreUnavailable } from '../application/ports/storeUnavailable';
import { failed, type Outcome } from '../domain/outcome';
import { log } from './log';
import { nodeCrypto } from './nodeCrypto';

/**
 * The boundary around every handler: a store that failed is `unavailable`, a bug is `unexpected`
 * with a reference under which its log line is found. Nothing is thrown past it.
 */
export const settle = async <T>(
  handler: string,
  run: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> => {
  try {
    return withReference(handler, await run());
  } catch (error) {
    if (error instanceof StoreUnavailable) {
      log({ event: `${handler}: ${error.operation}`, code: error.code });
      return failed('unavailable');
    }
    return withReference(handler, failed('unexpected'), classOf(error));
  }
};

const withReference = <T>(handler: string, outcome: Outcome<T>, code = 'answer'): Outcome<T> => {
  if (outcome.ok || outcome.failure.code !== 'unexpected') return outcome;
  const { httpStatus } = outcome.failure;
  const reference = nodeCrypto.newId();
  log({
    event: `${handler} unexpected`,
    code,
    reference,
    ...(httpStatus !== undefined && { httpStatus }),
  });
  return { ok: false, failure: { ...outcome.failure, reference } };
};

// The class alone: a message may quote what came from outside.
const classOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
