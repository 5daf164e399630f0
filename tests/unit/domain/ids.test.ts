import { parseAccountId } from '../../../src/domain/accountId';
import { isKeyId } from '../../../src/domain/automationKey';
import { parseGroupId } from '../../../src/domain/group';

const UUID = '6f1c2a0e-4b4e-4c57-9b1f-0a4f8e6f2d11';

describe('an account ID', () => {
  test.each(['5b10ac8d82e05b22cc7d4ef5', `712020:${UUID}`, 'qm:a_b-c:1'])('may be %s', (id) => {
    expect(parseAccountId(id)).toEqual({ ok: true, value: id });
  });

  test.each([
    '',
    ' 5b10ac8d82e05b22cc7d4ef5',
    '5b10ac8d82e05b22cc7d4ef5\n',
    'jane@example.com',
    '../user',
    'a&b=c',
    '-5b10',
    'x'.repeat(129),
    5,
    null,
    undefined,
    ['5b10ac8d82e05b22cc7d4ef5'],
  ])('may not be %p', (id) => {
    expect(parseAccountId(id)).toEqual({
      ok: false,
      failure: { code: 'invalid-input', field: 'accountId' },
    });
  });
});

describe('a group ID', () => {
  test('is a UUID in either case, stored in lower case', () => {
    expect(parseGroupId(UUID.toUpperCase())).toEqual({ ok: true, value: UUID });
  });

  test.each(['', UUID.slice(1), `${UUID}0`, `${UUID}\n`, `{${UUID}}`, 'editors', 7, null, [UUID]])(
    'may not be %p',
    (id) => {
      expect(parseGroupId(id)).toEqual({
        ok: false,
        failure: { code: 'invalid-input', field: 'group' },
      });
    },
  );
});

describe('a key ID', () => {
  test.each([
    ['abcd1234', true],
    ['a'.repeat(40), true],
    ['a'.repeat(41), false],
    ['short', false],
    ['ABCD1234', false],
    ['__proto__', false],
    ['abcd1234\n', false],
    [12345678, false],
    [undefined, false],
  ])('%p: %p', (value, expected) => {
    expect(isKeyId(value)).toBe(expected);
  });
});
