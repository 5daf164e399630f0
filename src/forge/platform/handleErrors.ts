import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import { failed, type Outcome } from '../../domain/outcome';
import { log, logError } from './log';
import { nodeCrypto } from './nodeCrypto';

/**
 * The boundary around every handler. A store that failed is `unavailable`. A bug is `unexpected`, with
 * a reference that finds its log line, and so is a `group-mismatch`. Nothing is thrown past it.
 */
export const handlingErrors = <Args extends readonly unknown[], T>(
  handler: string,
  run: (...args: Args) => Promise<Outcome<T>>,
): ((...args: Args) => Promise<Outcome<T>>) =>
  async function handleErrors(...args) {
    try {
      return withReference(handler, await run(...args));
    } catch (error) {
      if (error instanceof StoreUnavailable) {
        log({ event: `${handler}: ${error.operation}`, code: error.code });
        return failed('unavailable');
      }
      // It is not known where it broke, so it may have changed something before.
      return withReference(handler, failed('unexpected', { certain: false }), classOf(error));
    }
  };

const withReference = <T>(handler: string, outcome: Outcome<T>, code = 'answer'): Outcome<T> => {
  if (outcome.ok || outcome.failure.reference !== undefined) return outcome;
  const { failure } = outcome;
  if (failure.code !== 'unexpected' && failure.code !== 'group-mismatch') return outcome;
  const reference = nodeCrypto.newId();
  const { httpStatus, mismatch } = failure;
  logError({
    event: `${handler} ${failure.code}`,
    code,
    reference,
    ...(httpStatus !== undefined && { httpStatus }),
    ...(mismatch && {
      groupId: mismatch.checkedGroupId,
      ...(mismatch.otherGroupId !== undefined && { otherGroupId: mismatch.otherGroupId }),
    }),
  });
  return { ok: false, failure: { ...failure, reference } };
};

// The class alone: a message may quote what came from outside.
const classOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
