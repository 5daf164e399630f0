import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Crypto } from '../../application/ports/platform';

const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const ID_LENGTH = 24; // 36^24 values, more than a UUID has

const hashed = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** Cryptography from Node. */
export const nodeCrypto: Crypto = {
  newSecret: () => randomBytes(32).toString('base64'),
  newId: () =>
    Array.from({ length: ID_LENGTH }, () => ID_LETTERS.charAt(randomInt(ID_LETTERS.length))).join(
      '',
    ),
  hmac: (secret, text) =>
    createHmac('sha256', Buffer.from(secret, 'utf8')).update(text, 'utf8').digest('hex'),
  digest: (text) => hashed(text).toString('hex'),
  // Hashes have one length, so the comparison does not show the length of either text.
  equal: (one, other) => timingSafeEqual(hashed(one), hashed(other)),
};
