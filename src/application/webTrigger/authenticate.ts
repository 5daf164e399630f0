import type { AccountId } from '../../domain/accountId';
import { isKeyId, type KeyId } from '../../domain/automationKey';
import type { Clock } from '../ports/clock';
import type { Crypto } from '../ports/crypto';
import type { KeyStore } from '../ports/keyStore';
import { isTimely, signedText } from './signedText';
import { readSigned, type TriggerRequest } from './triggerRequest';

/** A request whose signature and time are good, and whose secret it was. It may be a replay. */
export type Authentic = { keyId: KeyId; ownerId: AccountId; signature: string };

/**
 * Believes a request by its signature over the raw body, before anything is parsed. Undefined for
 * every reason alike: no such key, no or wrong signature, doubled headers, a clock that is off.
 */
export type Authenticate = (
  trigger: string,
  request: TriggerRequest,
) => Promise<Authentic | undefined>;

// Stands in for the secret of a key that does not exist, so that finding out takes as long.
const NO_SECRET = 'no such key';

export const makeAuthenticate =
  (deps: {
    keys: Pick<KeyStore, 'readSecret'>;
    crypto: Pick<Crypto, 'hmac' | 'equal'>;
    clock: Clock;
  }): Authenticate =>
  async (trigger, request) => {
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
