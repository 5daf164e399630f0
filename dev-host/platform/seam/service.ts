import type { Invocation } from '../invocations/invocation';
import type { SeamAnswer, SeamCall } from './seamCall';

/**
 * One emulated service of Forge. To add one: a folder beside this one, a service made there, a line
 * in `makePlatform`.
 */
export type Service = {
  /** As it is named in messages. */
  name: string;
  /** Whether a call is this service's business. The first service that says yes answers. */
  accepts: (call: SeamCall) => boolean;
  /**
   * Answers a call of a running invocation. Throws `NotEmulated` for what the real service has and
   * this one has not, and `ConnectionFailed` where no answer came.
   */
  answer: (call: SeamCall, invocation: Invocation) => Promise<SeamAnswer>;
};
