import type { Clock } from '../clock';
import type { Data } from '../data';
import type { Faults } from '../faults';
import type { Invocation } from '../invocations/invocation';
import type { Manifest } from '../manifest/manifest';
import type { Rates } from '../rates';
import type { SeamAnswer, SeamCall } from './seamCall';

/**
 * One emulated service of Forge. To add a service, make it in a new file or folder of `platform/`,
 * and add a line in `makePlatform`.
 */
export type Service = {
  /** Whether a call is for this service. The first service that accepts a call answers it. */
  accepts: (call: SeamCall) => boolean;
  /**
   * Answers a call of a running invocation. Throws `NotEmulated` for anything that only the real
   * service has, and `ConnectionFailed` if no answer arrives.
   */
  answer: (call: SeamCall, invocation: Invocation) => Promise<SeamAnswer>;
};

/** The dependencies of a service that stores data. */
export type ServiceDeps = {
  manifest: Manifest;
  data: Data;
  faults: Faults;
  rates: Rates;
  clock: Clock;
};

/** Thrown for anything that only the real Forge has. The message names it. */
export class NotEmulated extends Error {
  override readonly name = 'NotEmulated';

  constructor(what: string) {
    super(`The local Forge does not emulate ${what}.`);
  }
}

/** Thrown if a server behind the seam does not answer, for example because it is not running. */
export class ConnectionFailed extends Error {
  override readonly name = 'ConnectionFailed';
  /** Node's code for the reason, such as `ECONNREFUSED` or `UND_ERR_SOCKET`. */
  readonly code: string;

  constructor(code: string) {
    super(`No answer came (${code}).`);
    this.code = code;
  }
}
