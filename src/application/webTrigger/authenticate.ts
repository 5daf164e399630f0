import type { AccountId } from '../../domain/accountId';
import { isKeyId, type KeyId } from '../../domain/automationKey';
import type { Clock, Crypto } from '../ports/platform';
import type { KeyStore } from '../ports/storage';

/** The key and the owner of a request with a valid signature and time. It may be a replay. */
export type Authentic = { keyId: KeyId; ownerId: AccountId; signature: string };

/**
 * Authenticates a request by its signature over the raw body, before anything is parsed. The result
 * is undefined for every reason alike: an unknown key, a missing or wrong signature, repeated
 * headers, a clock that is off.
 */
export type Authenticate = (
  trigger: string,
  request: TriggerRequest,
) => Promise<Authentic | undefined>;

// Used instead of the secret of an unknown key, so that the check takes as long.
const NO_SECRET = 'no such key';

export const makeAuthenticate = (deps: {
  keys: Pick<KeyStore, 'readSecret'>;
  crypto: Pick<Crypto, 'hmac' | 'equal'>;
  clock: Clock;
}): Authenticate =>
  async function authenticate(trigger, request) {
    const { keys, crypto, clock } = deps;
    const signed = readSigned(request);
    if (!signed || !isKeyId(signed.keyId)) return undefined;
    const held = await keys.readSecret(signed.keyId);
    const text = signedText(signed.timestamp, trigger, request.body);
    const expected = `sha256=${crypto.hmac(held?.secret ?? NO_SECRET, text)}`;
    const matches = crypto.equal(expected, signed.signature);
    return held && matches && isTimely(signed.timestamp, clock())
      ? { keyId: signed.keyId, ownerId: held.ownerId, signature: signed.signature }
      : undefined;
  };

const MAX_AGE_MS = 5 * 60_000;
const FURTHEST_AHEAD_MS = 30_000; // because clocks differ a little

/** The text to sign. It names the trigger, so no other trigger accepts the signature. */
export const signedText = (timestamp: string, trigger: string, body: string): string =>
  `${timestamp}.${trigger}.${body}`;

// Some languages write microseconds or nanoseconds.
const ISO_TIME_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

/** Whether a timestamp is at most five minutes old and at most thirty seconds ahead. */
export const isTimely = (timestamp: string, now: number): boolean => {
  if (!ISO_TIME_UTC.test(timestamp)) return false;
  const age = now - Date.parse(timestamp);
  return age <= MAX_AGE_MS && age >= -FURTHEST_AHEAD_MS; // false for NaN
};

/** The parts of a web trigger's request that are read, as they arrived. */
export type TriggerRequest = {
  method: string;
  body: string;
  /** The body's length in bytes of UTF-8. */
  bodyBytes: number;
  /**
   * All values of a header. Its name is in lower case here, and can have any case in the request.
   */
  header: (name: string) => readonly string[];
};

/** What a caller must send to be authenticated. Each header must occur exactly once. */
export type Signed = { keyId: string; timestamp: string; signature: string };

const readSigned = (request: TriggerRequest): Signed | undefined => {
  const keyId = single(request.header('x-rollcall-key'));
  const timestamp = single(request.header('x-rollcall-timestamp'));
  const signature = single(request.header('x-rollcall-signature'));
  return keyId === undefined || timestamp === undefined || signature === undefined
    ? undefined
    : { keyId, timestamp, signature };
};

const single = (values: readonly string[]): string | undefined =>
  values.length === 1 ? values[0] : undefined;
