import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import { failed, type Outcome } from '../../domain/outcome';
import { FUNCTION_LIMITS_MS, withOwnClock } from './deadline';
import { log, logError } from './log';
import { nodeCrypto } from './nodeCrypto';

/**
 * Wraps a handler so that it never throws. A storage failure is `unavailable`. A bug is
 * `unexpected`. An `unexpected` or a `group-mismatch` gets a reference that finds its log line.
 * `limitMs` is when the platform ends the function; without it, it is that of the page's resolver.
 */
export const handlingErrors = <Args extends readonly unknown[], T>(
  handler: string,
  run: (...args: Args) => Promise<Outcome<T>>,
  limitMs: number = FUNCTION_LIMITS_MS.resolver,
): ((...args: Args) => Promise<Outcome<T>>) =>
  async function handleErrors(...args) {
    try {
      return withReference(handler, await withOwnClock(limitMs, () => run(...args)));
    } catch (error) {
      if (error instanceof StoreUnavailable) {
        log({ event: `${handler}: ${error.operation}`, code: error.code });
        return failed('unavailable');
      }
      // Rollcall doesn't know where it broke, so it may have changed something before.
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

// Only the class: a message may quote text from outside.
const classOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
