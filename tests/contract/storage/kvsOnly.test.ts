/** @jest-environment node */
import { FetchError } from '@forge/api';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { nodeCrypto } from '../../../src/forge/platform/nodeCrypto';
import { makeKvsCache } from '../../../src/forge/storage/kvsCache';
import { makeKvsClaims } from '../../../src/forge/storage/kvsClaims';
import { beginInvocation, type ForgeFetch } from '../../seams/seamGlobals';

const { digest } = nodeCrypto;

describe('a storage that does not answer as it should', () => {
  test.each<[string, ForgeFetch]>([
    ['with HTML', () => Promise.resolve(new Response('<html>', { status: 502 }))],
    ['with half a JSON', () => Promise.resolve(new Response('{"val'))],
    ['not at all', () => Promise.reject(new TypeError('fetch failed'))],
    ['not at all, as @forge/api says it', () => Promise.reject(new FetchError('hang up'))],
    [
      'with a refusal',
      () => Promise.resolve(Response.json({ code: 'X', message: 'x' }, { status: 403 })),
    ],
  ])('is unavailable: %s', async (_how, forgeFetch) => {
    beginInvocation(forgeFetch);
    await expect(makeKvsClaims({ digest }).read('x')).rejects.toThrow(StoreUnavailable);
  });

  test('is waited for 2.5 seconds and no longer', async () => {
    jest.useFakeTimers();
    try {
      beginInvocation(() => new Promise(() => undefined));
      const reading = makeKvsClaims({ digest }).read('x');
      const outcome = expect(reading).rejects.toThrow(StoreUnavailable);
      await jest.advanceTimersByTimeAsync(2_500);
      await outcome;
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('a storage that gets too many requests', () => {
  const TOO_MUCH = { code: 'RATE_LIMIT_EXCEEDED', message: 'Too much.' };
  const refuses = (times: number, limitMs?: number) => {
    const asked: unknown[] = [];
    beginInvocation((_auth, path, init) => {
      asked.push({ path, body: init?.body });
      const isRefused = asked.length <= times;
      return Promise.resolve(
        isRefused ? Response.json(TOO_MUCH, { status: 429 }) : new Response(null, { status: 200 }),
      );
    }, limitMs);
    return asked;
  };
  const note = () => makeKvsClaims({ digest }).replace('x', 'zebra', 60);

  test.each([1, 3])('is retried: refused %d times', async (times) => {
    const asked = refuses(times);
    await note();
    expect(asked).toEqual(Array.from({ length: times + 1 }, () => asked[0]));
  });

  test('is unavailable if it keeps refusing', async () => {
    const asked = refuses(Infinity);
    await expect(note()).rejects.toMatchObject({ code: 'RATE_LIMIT_EXCEEDED' });
    expect(asked).toHaveLength(4);
  });

  test('is not retried if the invocation has no time for it', async () => {
    const asked = refuses(1, 700);
    await expect(note()).rejects.toThrow(StoreUnavailable);
    expect(asked).toHaveLength(1);
  });
});

describe('the cache of one invocation', () => {
  test('reads a key once', async () => {
    let reads = 0;
    beginInvocation(() => {
      reads += 1;
      const stored = { value: 'zebra', until: Date.now() + 60_000 };
      return Promise.resolve(Response.json({ key: 'x', value: stored }));
    });
    const cache = makeKvsCache({ clock: Date.now, digest });
    for (let count = 0; count < 3; count += 1)
      expect(await cache.get('x', (stored) => stored)).toBe('zebra');
    expect(reads).toBe(1);
  });

  test.each([
    ['its time up', { value: 'zebra', until: 1 }],
    ['no time', { value: 'zebra' }],
    ['another form', 'zebra'],
    ['nothing in it', null],
  ])('returns nothing for a value with %s', async (_what, value) => {
    beginInvocation(() => Promise.resolve(Response.json({ key: 'x', value })));
    const cache = makeKvsCache({ clock: Date.now, digest });
    expect(await cache.get('x', (stored) => stored)).toBeUndefined();
  });
});
