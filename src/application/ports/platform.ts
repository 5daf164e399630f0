import type { RefreshEvent, StepEvent } from '../../contract/events';
import type { WebTriggerName } from '../../domain/webTriggerStatus';

/** The current time in milliseconds since 1970, UTC. */
export type Clock = () => number;

export const isoTime = (clock: Clock): string => new Date(clock()).toISOString();

/** Waits for this many milliseconds. */
export type Pause = (milliseconds: number) => Promise<void>;

/**
 * How long requests to Confluence may still take in this invocation, in milliseconds. Never below
 * zero.
 */
export type TimeLeft = () => number;

/** The cryptography that the app uses. The platform provides all of it. */
export type Crypto = {
  /** Creates a secret: 32 random bytes, in base64. */
  newSecret: () => string;
  /** Creates an ID: 24 random characters of `a-z0-9`. */
  newId: () => string;
  /** HMAC-SHA256 of a text, keyed with the secret's UTF-8 bytes, as lower-case hexadecimal. */
  hmac: (secret: string, text: string) => string;
  /** SHA-256 of a text, as lower-case hexadecimal. */
  digest: (text: string) => string;
  /** Compares two texts. The time it takes does not depend on the texts or their lengths. */
  equal: (one: string, other: string) => boolean;
};

/**
 * Sends an event to the queue, to arrive at most 900 s later. It arrives at least once, and events
 * come in any order. Throws `StoreUnavailable`.
 */
export type StepQueue = (event: StepEvent, delaySeconds: number) => Promise<void>;

/** Asks for a refresh of the access lists in the same way. Throws `StoreUnavailable`. */
export type RefreshQueue = (event: RefreshEvent, delaySeconds: number) => Promise<void>;

/** The address of a web trigger. Undefined if the platform does not give it now. */
export type WebTriggerUrl = (trigger: WebTriggerName) => Promise<string | undefined>;
