/** @jest-environment node */
import type { Cache } from '../../../src/application/ports/storage';
import { nodeCrypto } from '../../../src/forge/platform/nodeCrypto';
import { makeKvsCache } from '../../../src/forge/storage/kvsCache';
import { beginInvocation, type ForgeFetch } from '../../seams/seamGlobals';

const { digest } = nodeCrypto;

describe('a cache whose storage has failed once', () => {
  let operations = 0;
  const counted =
    (answer: () => Promise<Response>): ForgeFetch =>
    () => {
      operations += 1;
      return answer();
    };
  const refused = counted(() => Promise.resolve(new Response('', { status: 500 })));
  const silent = counted(() => new Promise(() => undefined));
  const cacheOver = (forgeFetch: ForgeFetch) => {
    beginInvocation(forgeFetch);
    return makeKvsCache({ clock: Date.now, digest });
  };
  const asIs = (stored: unknown): unknown => stored;
  const logged: string[] = [];
  beforeEach(() => {
    operations = 0;
    logged.length = 0;
    jest.spyOn(console, 'log').mockImplementation((line: string) => {
      logged.push(line);
    });
  });
  afterEach(() => jest.restoreAllMocks());

  test.each<[string, (cache: Cache) => Promise<unknown>]>([
    ['get', (cache) => cache.get('a', asIs)],
    ['put', (cache) => cache.put('a', 1, 60)],
    ['forget', (cache) => cache.forget('a')],
  ])('is not read again in the invocation: %s', async (operation, first) => {
    const cache = cacheOver(refused);
    await first(cache);
    expect(operations).toBe(1);
    expect(await cache.get('b', asIs)).toBeUndefined();
    await cache.put('c', 'zebra', 60);
    await cache.forget('d');
    expect(operations).toBe(1);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(`"cache: ${operation}"`);
  });

  test('still returns what the invocation itself has stored', async () => {
    const cache = cacheOver(refused);
    await cache.put('a', 'zebra', 60);
    expect(await cache.get('a', asIs)).toBe('zebra');
    await cache.forget('a');
    expect(await cache.get('a', asIs)).toBeUndefined();
    expect(operations).toBe(1);
  });

  test('is read again in the next invocation', async () => {
    await cacheOver(refused).get('a', asIs);
    const stored = { value: 'zebra', until: Date.now() + 60_000 };
    const healthy = counted(() => Promise.resolve(Response.json({ key: 'x', value: stored })));
    expect(await cacheOver(healthy).get('a', asIs)).toBe('zebra');
    expect(operations).toBe(2);
  });

  test('costs the invocation 2.5 seconds, once', async () => {
    jest.useFakeTimers();
    try {
      const cache = cacheOver(silent);
      const startedAt = Date.now();
      const getting = (async () => {
        for (const key of ['a', 'b', 'c', 'd']) await cache.get(key, asIs);
        return Date.now() - startedAt;
      })();
      await jest.advanceTimersByTimeAsync(20_000);
      expect(await getting).toBe(2_500);
      expect(operations).toBe(1);
    } finally {
      jest.useRealTimers();
    }
  });
});
