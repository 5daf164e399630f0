import { describeEachStorage } from './eachStorage';

const asText = (stored: unknown): string | undefined =>
  typeof stored === 'string' ? stored : undefined;

// A name that no storage key may hold.
const KEY = 'group-by-name R&D / Platform + Cloud #1? 🚀'.padEnd(600, 'é');

describeEachStorage('a memory', (storage) => {
  test('recalls nothing at first', async () => {
    expect(await storage().memory.recall(KEY, asText)).toBeUndefined();
  });

  test('recalls what it was told, in the same invocation and in the next', async () => {
    await storage().memory.remember(KEY, 'zebra', 60);
    expect(await storage().memory.recall(KEY, asText)).toBe('zebra');
    expect(await storage().nextInvocation().memory.recall(KEY, asText)).toBe('zebra');
  });

  test('keeps whole values', async () => {
    const value = { worked: true, refusals: [{ groupId: 'x', at: 1 }], name: 'Café 🚀' };
    await storage().memory.remember(KEY, value, 60);
    expect(
      await storage()
        .nextInvocation()
        .memory.recall(KEY, (stored) => stored),
    ).toEqual(value);
  });

  test('forgets when the time is up', async () => {
    await storage().memory.remember(KEY, 'zebra', 60);
    storage().clock.advance(59);
    expect(await storage().nextInvocation().memory.recall(KEY, asText)).toBe('zebra');
    storage().clock.advance(1);
    expect(await storage().nextInvocation().memory.recall(KEY, asText)).toBeUndefined();
  });

  test('recalls the same whether or not it was told what to expect', async () => {
    await storage().memory.remember(KEY, 'zebra', 60);
    await storage().memory.remember('over soon', 'okapi', 1);
    storage().clock.advance(1);
    const { memory } = storage().nextInvocation();
    await memory.expect([KEY, 'over soon', 'never told']);
    expect(await memory.recall(KEY, asText)).toBe('zebra');
    expect(await memory.recall('over soon', asText)).toBeUndefined();
    expect(await memory.recall('never told', asText)).toBeUndefined();
  });

  test('takes the newer value', async () => {
    await storage().memory.remember(KEY, 'zebra', 60);
    await storage().memory.remember(KEY, 'okapi', 60);
    expect(await storage().memory.recall(KEY, asText)).toBe('okapi');
    expect(await storage().nextInvocation().memory.recall(KEY, asText)).toBe('okapi');
  });

  test('forgets when it is told to, and may be told twice', async () => {
    await storage().memory.remember(KEY, 'zebra', 60);
    await storage().memory.forget(KEY);
    await storage().memory.forget(KEY);
    expect(await storage().memory.recall(KEY, asText)).toBeUndefined();
    expect(await storage().nextInvocation().memory.recall(KEY, asText)).toBeUndefined();
  });

  test('tells names apart that differ in case or Unicode form', async () => {
    for (const name of ['Café', 'café', 'Café'.normalize('NFD')])
      await storage().memory.remember(name, name, 60);
    for (const name of ['Café', 'café', 'Café'.normalize('NFD')])
      expect(await storage().nextInvocation().memory.recall(name, asText)).toBe(name);
  });

  test('reads a value of another form as nothing', async () => {
    await storage().memory.remember(KEY, 7, 60);
    expect(await storage().memory.recall(KEY, asText)).toBeUndefined();
  });

  test('never fails where the storage does', async () => {
    storage().breakDown();
    await storage().memory.remember(KEY, 'zebra', 60);
    await storage().memory.forget('something else');
    expect(await storage().nextInvocation().memory.recall(KEY, asText)).toBeUndefined();
  });
});
