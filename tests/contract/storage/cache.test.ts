import { describeEachStorage } from './eachStorage';

const asText = (stored: unknown): string | undefined =>
  typeof stored === 'string' ? stored : undefined;

// A name that no storage key may contain.
const KEY = 'group-by-name R&D / Platform + Cloud #1? 🚀'.padEnd(600, 'é');

describeEachStorage('a cache', (storage) => {
  test('returns nothing initially', async () => {
    expect(await storage().cache.get(KEY, asText)).toBeUndefined();
  });

  test('returns a stored value, in the same invocation and in the next', async () => {
    await storage().cache.put(KEY, 'zebra', 60);
    expect(await storage().cache.get(KEY, asText)).toBe('zebra');
    expect(await storage().nextInvocation().cache.get(KEY, asText)).toBe('zebra');
  });

  test('keeps whole values', async () => {
    const value = { worked: true, refusals: [{ groupId: 'x', at: 1 }], name: 'Café 🚀' };
    await storage().cache.put(KEY, value, 60);
    expect(
      await storage()
        .nextInvocation()
        .cache.get(KEY, (stored) => stored),
    ).toEqual(value);
  });

  test('drops a value when its time is up', async () => {
    await storage().cache.put(KEY, 'zebra', 60);
    storage().clock.advance(59);
    expect(await storage().nextInvocation().cache.get(KEY, asText)).toBe('zebra');
    storage().clock.advance(1);
    expect(await storage().nextInvocation().cache.get(KEY, asText)).toBeUndefined();
  });

  test('returns the same with or without a prefetch', async () => {
    await storage().cache.put(KEY, 'zebra', 60);
    await storage().cache.put('over soon', 'okapi', 1);
    storage().clock.advance(1);
    const { cache } = storage().nextInvocation();
    await cache.prefetch([KEY, 'over soon', 'never told']);
    expect(await cache.get(KEY, asText)).toBe('zebra');
    expect(await cache.get('over soon', asText)).toBeUndefined();
    expect(await cache.get('never told', asText)).toBeUndefined();
  });

  test('returns the newer value', async () => {
    await storage().cache.put(KEY, 'zebra', 60);
    await storage().cache.put(KEY, 'okapi', 60);
    expect(await storage().cache.get(KEY, asText)).toBe('okapi');
    expect(await storage().nextInvocation().cache.get(KEY, asText)).toBe('okapi');
  });

  test('deletes a value, and may be asked twice', async () => {
    await storage().cache.put(KEY, 'zebra', 60);
    await storage().cache.forget(KEY);
    await storage().cache.forget(KEY);
    expect(await storage().cache.get(KEY, asText)).toBeUndefined();
    expect(await storage().nextInvocation().cache.get(KEY, asText)).toBeUndefined();
  });

  test('keeps names apart that differ in case or Unicode form', async () => {
    for (const name of ['Café', 'café', 'Café'.normalize('NFD')])
      await storage().cache.put(name, name, 60);
    for (const name of ['Café', 'café', 'Café'.normalize('NFD')])
      expect(await storage().nextInvocation().cache.get(name, asText)).toBe(name);
  });

  test('ignores a value of another form', async () => {
    await storage().cache.put(KEY, 7, 60);
    expect(await storage().cache.get(KEY, asText)).toBeUndefined();
  });

  test('never fails if the storage does', async () => {
    storage().breakDown();
    await storage().cache.put(KEY, 'zebra', 60);
    await storage().cache.forget('something else');
    expect(await storage().nextInvocation().cache.get(KEY, asText)).toBeUndefined();
  });
});
