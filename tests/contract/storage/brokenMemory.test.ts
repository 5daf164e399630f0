import type { Memory } from '../../../src/application/ports/memory';
import { nodeCrypto } from '../../../src/forge/nodeCrypto';
import { makeKvsMemory } from '../../../src/forge/storage/kvsMemory';
import { beginInvocation, type ForgeFetch } from '../../seams/seamGlobals';

const { digest } = nodeCrypto;

describe('a memory whose storage has failed once', () => {
  let operations = 0;
  const counted =
    (answer: () => Promise<Response>): ForgeFetch =>
    () => {
      operations += 1;
      return answer();
    };
  const refused = counted(() => Promise.resolve(new Response('', { status: 500 })));
  const silent = counted(() => new Promise(() => undefined));
  const memoryOver = (forgeFetch: ForgeFetch) => {
    beginInvocation(forgeFetch);
    return makeKvsMemory({ clock: Date.now, digest });
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

  test.each<[string, (memory: Memory) => Promise<unknown>]>([
    ['recall', (memory) => memory.recall('a', asIs)],
    ['remember', (memory) => memory.remember('a', 1, 60)],
    ['forget', (memory) => memory.forget('a')],
  ])('is not asked again in the invocation: %s', async (operation, first) => {
    const memory = memoryOver(refused);
    await first(memory);
    expect(operations).toBe(1);
    expect(await memory.recall('b', asIs)).toBeUndefined();
    await memory.remember('c', 'zebra', 60);
    await memory.forget('d');
    expect(operations).toBe(1);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(`"memory: ${operation}"`);
  });

  test('still recalls what the invocation itself has told it', async () => {
    const memory = memoryOver(refused);
    await memory.remember('a', 'zebra', 60);
    expect(await memory.recall('a', asIs)).toBe('zebra');
    await memory.forget('a');
    expect(await memory.recall('a', asIs)).toBeUndefined();
    expect(operations).toBe(1);
  });

  test('is asked again in the next invocation', async () => {
    await memoryOver(refused).recall('a', asIs);
    const stored = { value: 'zebra', until: Date.now() + 60_000 };
    const healthy = counted(() => Promise.resolve(Response.json({ key: 'x', value: stored })));
    expect(await memoryOver(healthy).recall('a', asIs)).toBe('zebra');
    expect(operations).toBe(2);
  });

  test('costs the invocation its 2.5 seconds once', async () => {
    jest.useFakeTimers();
    try {
      const memory = memoryOver(silent);
      const begun = Date.now();
      const recalling = (async () => {
        for (const key of ['a', 'b', 'c', 'd']) await memory.recall(key, asIs);
        return Date.now() - begun;
      })();
      await jest.advanceTimersByTimeAsync(20_000);
      expect(await recalling).toBe(2_500);
      expect(operations).toBe(1);
    } finally {
      jest.useRealTimers();
    }
  });
});
