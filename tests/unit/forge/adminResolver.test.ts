import { adminResolver } from '../../../src/forge/entrypoints/adminResolver';

type Payload = Parameters<typeof adminResolver>[0];

const call = (functionKey: unknown): Promise<unknown> =>
  Promise.resolve(
    adminResolver(
      { call: { functionKey, payload: {} }, context: {} } as unknown as Payload,
      { principal: { accountId: '5b10ac8d82e05b22cc7d4ef5' } } as Parameters<
        typeof adminResolver
      >[1],
    ),
  );

describe('an unknown function key', () => {
  test.each([
    'constructor',
    'toString',
    '__proto__',
    'hasOwnProperty',
    'valueOf',
    'addmember',
    'addMember ',
    '',
    undefined,
    null,
    7,
    ['addMember'],
    { toString: () => 'addMember' },
  ])('is refused before the resolver sees it: %p', async (functionKey) => {
    expect(await call(functionKey)).toEqual({
      ok: false,
      failure: { code: 'invalid-input', field: 'body' },
    });
  });
});
