import { isKeyId } from '../../../src/domain/automationKey';
import { nodeCrypto } from '../../../src/forge/platform/nodeCrypto';

describe('cryptography from Node', () => {
  test('creates secrets of 32 bytes, each different', () => {
    const secrets = Array.from({ length: 50 }, nodeCrypto.newSecret);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64')).toHaveLength(32);
    expect(new Set(secrets).size).toBe(50);
  });

  test('creates valid key IDs', () => {
    for (let count = 0; count < 50; count += 1) expect(isKeyId(nodeCrypto.newId())).toBe(true);
  });

  test('signs with the text of the secret itself: RFC 4231, test case 2', () => {
    expect(nodeCrypto.hmac('Jefe', 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  test('compares texts of any length', () => {
    expect(nodeCrypto.equal('sha256=ab', 'sha256=ab')).toBe(true);
    expect(nodeCrypto.equal('sha256=ab', 'sha256=ac')).toBe(false);
    expect(nodeCrypto.equal('sha256=ab', '')).toBe(false);
    expect(nodeCrypto.equal('', '\ud800')).toBe(false);
  });
});
