import { createHash, createHmac } from 'node:crypto';
import type { Crypto } from '../../src/application/ports/platform';

/** Real hashes, but IDs and secrets that count: `id0000…01`, and the secret `secret 1`. */
export const makePredictableCrypto = (): Crypto => {
  let ids = 0;
  let secrets = 0;
  return {
    newId: () => {
      ids += 1;
      return `id${ids.toString().padStart(22, '0')}`;
    },
    newSecret: () => {
      secrets += 1;
      return Buffer.from(`secret ${secrets.toString()}`.padEnd(32, '.')).toString('base64');
    },
    hmac: (secret, text) => createHmac('sha256', secret).update(text).digest('hex'),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    equal: (one, other) => one === other,
  };
};
