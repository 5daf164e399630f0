import type { CallFailure } from '../../worker/messages';
import { ConnectionFailed } from './connectionFailed';

/** What a function is told about a call that got no answer. */
export const failureOf = (error: unknown): CallFailure => ({
  message: error instanceof Error ? error.message : String(error),
  ...(error instanceof ConnectionFailed && { code: error.code }),
});
