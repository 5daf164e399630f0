import type { StepEvent } from '../../contract/events';

/** Milliseconds since 1970, UTC. */
export type Clock = () => number;

export const isoTime = (clock: Clock): string => new Date(clock()).toISOString();

/** Waits so many milliseconds. */
export type Pause = (milliseconds: number) => Promise<void>;

/** How long Confluence may still take in this invocation, in milliseconds; never below zero. */
export type TimeLeft = () => number;

/** What the app needs of cryptography; the platform's, never its own. */
export type Crypto = {
  /** 32 random bytes, base64. */
  newSecret: () => string;
  /** 24 characters of `a-z0-9`, random. */
  newId: () => string;
  /** HMAC-SHA256 of a text, keyed with the secret's UTF-8 bytes; lower-case hexadecimal. */
  hmac: (secret: string, text: string) => string;
  /** SHA-256, lower-case hexadecimal. */
  digest: (text: string) => string;
  /** Takes as long whether or not the texts are equal, and whatever their lengths. */
  equal: (one: string, other: string) => boolean;
};

/** At most 900 s ahead; delivered at least once, in any order. Throws `StoreUnavailable`. */
export type StepQueue = (event: StepEvent, delaySeconds: number) => Promise<void>;
