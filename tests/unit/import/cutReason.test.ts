import { cutReason } from '../../../static/admin/bulk/import/cells';

const bytesOf = (text: string): number => Buffer.byteLength(JSON.stringify(text));

describe('a reason', () => {
  test.each(['', 'New in marketing', 'x'.repeat(200), '班'.repeat(99)])(
    'stays as it is while it is short: %s',
    (reason) => {
      expect(cutReason(reason)).toBe(reason);
    },
  );

  test('is cut to 200 characters', () => {
    expect(cutReason('x'.repeat(201))).toBe('x'.repeat(200));
    expect(cutReason(`${'x'.repeat(199)} and more`)).toBe('x'.repeat(199));
  });

  test.each(['班', '🚀', '"', 'é', '\u0001'])(
    'is cut to what 500 rows have room for: %j',
    (one) => {
      const kept = cutReason(one.repeat(200));
      expect(one.repeat(200).startsWith(kept)).toBe(true);
      expect(kept).not.toMatch(/\p{Cs}/u); // half a character
      expect(bytesOf(kept)).toBeLessThanOrEqual(300);
      expect(bytesOf(kept)).toBeGreaterThan(290);
    },
  );
});
