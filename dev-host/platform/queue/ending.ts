import { InvocationFailed, type FailureReason } from '../invocations/invocationFailed';
import { retryResult } from './bodies';

const SHORTEST_RETRY_S = 1;

/** What became of one delivery. */
export type Ending =
  | { kind: 'delivered' }
  /** The consumer wants it again. */
  | { kind: 'wanted-again'; afterS: number; reason: string; data?: unknown }
  | { kind: 'failed'; reason: string; isPlatformsFault: boolean };

/** How a consumer's result ends its delivery: an `InvocationError` asks for another one. */
export const endingOf = (json: string | undefined): Ending => {
  const result = retryResult.safeParse(json === undefined ? undefined : JSON.parse(json));
  if (!result.success) return { kind: 'delivered' };
  const { retryAfter, retryReason, retryData } = result.data.retryOptions;
  return {
    kind: 'wanted-again',
    afterS: retryAfter ?? SHORTEST_RETRY_S,
    reason: retryReason ?? 'FUNCTION_RETRY_REQUEST',
    ...(retryData !== undefined && { data: retryData }),
  };
};

/** How a consumer that gave no result ends its delivery. Anything but `InvocationFailed` is thrown on. */
export const endingOfFailure = (error: unknown): Ending => {
  if (!(error instanceof InvocationFailed)) throw error;
  return { kind: 'failed', ...FAILURES[error.reason] };
};

// Which failures are the app's own and which the platform's is documented, and the codes are those
// of `@forge/events`. Which code stands for a function that threw is not: none of them fits it.
const FAILURES: Record<FailureReason, { reason: string; isPlatformsFault: boolean }> = {
  threw: { reason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR', isPlatformsFault: false },
  'timed-out': { reason: 'FUNCTION_TIME_OUT', isPlatformsFault: false },
  'too-large': { reason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR', isPlatformsFault: false },
  'rate-limited': { reason: 'FUNCTION_PLATFORM_RATE_LIMITED', isPlatformsFault: false },
  ended: { reason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR', isPlatformsFault: true },
  refused: { reason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR', isPlatformsFault: true },
};
