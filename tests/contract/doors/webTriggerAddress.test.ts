/** @jest-environment node */
import type { ForgeFetch } from '../../seams/seamGlobals';
import { sayingTheAddress, startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, newKey } from './doors';

const printed: string[] = [];
let app: WholeApp;
let id: string;
beforeAll(async () => {
  app = await startWholeApp();
});
beforeEach(async () => {
  app.storage.moveOn();
  app.platform = sayingTheAddress;
  ({ id } = await newKey(app, app.site.accounts.admin));
  printed.length = 0;
  jest.spyOn(console, 'log').mockImplementation((line: string) => {
    printed.push(line);
  });
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => app.close());

const listKeys = () => invoke(app, app.site.accounts.admin, 'listKeys', {});

const WITHOUT_ADDRESS = {
  ok: true,
  value: {
    keys: [expect.objectContaining({ label: 'HR' })],
    exampleCall: expect.any(String) as string,
  },
};

test('the keys are listed with the addresses that they open', async () => {
  expect(await listKeys()).toMatchObject({
    value: {
      webTriggerUrl: 'http://127.0.0.1/public/add-member',
      removalWebTriggerUrl: 'http://127.0.0.1/public/remove-member',
      keys: [{ id }],
    },
  });
  expect(printed).toEqual([]);
});

describe('a platform that does not give the web triggers’ addresses', () => {
  test.each<[string, ForgeFetch]>([
    ['with an error', () => Promise.resolve(new Response('', { status: 500 }))],
    ['with HTML', () => Promise.resolve(new Response('<html>'))],
    ['with no data', () => Promise.resolve(Response.json({ errors: [{ message: 'Jane Doe' }] }))],
    ['not at all', () => Promise.reject(new TypeError('fetch failed'))],
  ])('does not prevent listing and revoking keys: %s', async (_how, platform) => {
    app.platform = platform;
    expect(await listKeys()).toEqual(WITHOUT_ADDRESS);
    expect(printed).toHaveLength(2); // one for each address
    for (const line of printed)
      expect(line).toMatch(/^\{"event":"web trigger url","code":"\w+"\}$/);
    const revoked = await invoke(app, app.site.accounts.admin, 'revokeKey', { keyId: id });
    expect(revoked).toEqual({ ok: true, value: { keyId: id } });
  });

  test('is waited for 4 seconds', async () => {
    const platform = jest.fn<Promise<Response>, []>(() => new Promise(() => undefined));
    app.platform = platform;
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    try {
      const listing = listKeys();
      // Everything else in the call runs in real time, and has to end before the time moves.
      while (platform.mock.calls.length < 2 || jest.getTimerCount() !== 2)
        await new Promise((resolve) => setImmediate(resolve));
      let listed: unknown;
      const done = listing.then((result) => {
        listed = result;
      });
      await jest.advanceTimersByTimeAsync(3_999);
      expect(listed).toBeUndefined();
      await jest.advanceTimersByTimeAsync(1);
      await done;
      expect(listed).toEqual(WITHOUT_ADDRESS);
    } finally {
      jest.useRealTimers();
    }
  });
});
