import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { describeEachStorage } from './eachStorage';

const NAME = `signature "${'é'.repeat(300)}"`;

describeEachStorage('claims', (storage) => {
  test('go to the first caller only', async () => {
    const { claims } = storage();
    expect(await claims.claim(NAME, { by: 1 }, 60)).toBe(true);
    expect(await claims.claim(NAME, { by: 2 }, 60)).toBe(false);
    expect(await storage().nextInvocation().claims.claim(NAME, { by: 3 }, 60)).toBe(false);
    expect(await claims.read(NAME)).toEqual({ by: 1 });
  });

  test('go to exactly one of several simultaneous callers', async () => {
    const tries = Array.from({ length: 20 }, (_, by) => storage().claims.claim(NAME, { by }, 60));
    const taken = await Promise.all(tries);
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await storage().claims.read(NAME)).toEqual({ by: taken.indexOf(true) });
  });

  test('of different names do not conflict', async () => {
    const { claims } = storage();
    await claims.claim('order-4711', 1, 60);
    expect(await claims.claim('Order-4711', 2, 60)).toBe(true);
    expect(await claims.claim('order-4711 ', 3, 60)).toBe(true);
  });

  test('do not exist initially', async () => {
    expect(await storage().claims.read(NAME)).toBeUndefined();
    await storage().claims.release(NAME);
  });

  test('can be replaced and stay claimed', async () => {
    const { claims } = storage();
    await claims.claim(NAME, { answer: null }, 60);
    await claims.replace(NAME, { answer: 'added' }, 60);
    expect(await claims.read(NAME)).toEqual({ answer: 'added' });
    expect(await claims.claim(NAME, 'again', 60)).toBe(false);
  });

  test('can be claimed again once released', async () => {
    const { claims } = storage();
    await claims.claim(NAME, 1, 60);
    await claims.release(NAME);
    expect(await claims.read(NAME)).toBeUndefined();
    expect(await claims.claim(NAME, 2, 60)).toBe(true);
  });

  test('fail if the storage does', async () => {
    storage().breakDown();
    const { claims } = storage();
    await expect(claims.claim(NAME, 1, 60)).rejects.toThrow(StoreUnavailable);
    await expect(claims.read(NAME)).rejects.toThrow(StoreUnavailable);
    await expect(claims.replace(NAME, 1, 60)).rejects.toThrow(StoreUnavailable);
    await expect(claims.release(NAME)).rejects.toThrow(StoreUnavailable);
    storage().repair();
    expect(await claims.claim(NAME, 1, 60)).toBe(true);
  });
});
