import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { aGroup, aKey, keyId, PEOPLE } from '../../fakes/examples';
import { describeEachStorage } from './eachStorage';

const { id } = aKey();

const held = (secret: string) => ({ secret, ownerId: PEOPLE.siteAdmin });

describeEachStorage('automation keys', (storage) => {
  test('do not exist initially', async () => {
    expect(await storage().keys.list()).toEqual([]);
    expect(await storage().keys.read(id)).toBeUndefined();
    expect(await storage().keys.readSecret(id)).toBeUndefined();
  });

  test.each([
    ['all groups', aKey()],
    ['some groups', aKey({ groups: [aGroup().id], label: 'R&D "Café" 🚀' })],
  ])('are read as they were saved: %s', async (_what, key) => {
    await storage().keys.save(key);
    expect(await storage().nextInvocation().keys.read(id)).toEqual(key);
    expect(await storage().keys.list()).toEqual([key]);
  });

  test('can be saved again', async () => {
    await storage().keys.save(aKey());
    await storage().keys.save(aKey({ ownerId: PEOPLE.confluenceAdmin }));
    expect(await storage().keys.list()).toEqual([aKey({ ownerId: PEOPLE.confluenceAdmin })]);
  });

  test('are listed, however many there are', async () => {
    for (let number = 1; number <= 50; number += 1)
      await storage().keys.save(aKey({ id: keyId(`keykey${number.toString().padStart(4, '0')}`) }));
    expect(await storage().keys.list()).toHaveLength(50);
  });

  test('keep their secrets apart', async () => {
    const { keys } = storage();
    await keys.saveSecret(id, held('a secret'));
    expect(await keys.read(id)).toBeUndefined();
    expect(await keys.list()).toEqual([]);
    await keys.save(aKey());
    expect(JSON.stringify(await keys.list())).not.toContain('a secret');
    expect(await storage().nextInvocation().keys.readSecret(id)).toEqual(held('a secret'));
  });

  test('replace their old secret with a new one', async () => {
    await storage().keys.saveSecret(id, held('old'));
    await storage().keys.saveSecret(id, held('new'));
    expect(await storage().keys.readSecret(id)).toEqual(held('new'));
  });

  test('are gone with their secrets once removed, and may be removed again', async () => {
    const { keys } = storage();
    const other = aKey({ id: keyId('anotherkey') });
    await keys.saveSecret(id, held('a secret'));
    await keys.save(aKey());
    await keys.save(other);
    await keys.remove(id);
    await keys.remove(id);
    expect(await keys.read(id)).toBeUndefined();
    expect(await keys.readSecret(id)).toBeUndefined();
    expect(await keys.list()).toEqual([other]);
  });

  test('are reported as removed to a caller that is replacing them', async () => {
    const { keys } = storage();
    await keys.save(aKey());
    expect(await keys.wasRemoved(id)).toBe(false);
    await keys.remove(id);
    expect(await storage().nextInvocation().keys.wasRemoved(id)).toBe(true);
  });

  test('stay removed, whatever is written to them after that', async () => {
    const { keys } = storage();
    await keys.save(aKey());
    await keys.remove(id);
    await keys.saveSecret(id, held('late'));
    await keys.save(aKey());
    expect(await storage().nextInvocation().keys.read(id)).toBeUndefined();
    expect(await keys.list()).toEqual([]);
  });

  const NOW = Date.parse('2026-11-23T12:00:00.000Z');
  const MINUTE_MS = 60_000;
  const ids = (count: number, word: string) =>
    Array.from({ length: count }, (_, at) => keyId(`${word}${at.toString().padStart(4, '0')}`));

  test('take 50 places at most, however many are created at once', async () => {
    const { keys } = storage();
    for (const one of ids(47, 'earlier')) expect(await keys.takePlace(one, NOW)).toBe(true);
    const taken = await Promise.allSettled(
      ids(20, 'sametime').map((one) => storage().nextInvocation().keys.takePlace(one, NOW)),
    );
    const got = taken.filter((each) => each.status === 'fulfilled' && each.value).length;
    expect(got).toBeGreaterThan(0);
    expect(got).toBeLessThanOrEqual(3);
    for (const one of ids(3 - got, 'afterwards')) expect(await keys.takePlace(one, NOW)).toBe(true);
    expect(await keys.takePlace(id, NOW)).toBe(false);
  });

  test('have their place as long as they are listed', async () => {
    const { keys } = storage();
    for (const one of ids(50, 'keykey')) await keys.save(aKey({ id: one }));
    expect(await keys.takePlace(id, NOW)).toBe(false);
    expect(await keys.takePlace(id, NOW + 60 * MINUTE_MS)).toBe(false);
    await keys.remove(keyId('keykey0007'));
    expect(await keys.takePlace(id, NOW)).toBe(true);
    expect(await keys.takePlace(keyId('anotherkey'), NOW)).toBe(false);
  });

  test('lose their place after five minutes if they are never saved', async () => {
    const { keys } = storage();
    for (const one of ids(50, 'keykey')) await keys.takePlace(one, NOW);
    expect(await keys.takePlace(id, NOW + 4 * MINUTE_MS)).toBe(false);
    expect(await keys.takePlace(id, NOW + 6 * MINUTE_MS)).toBe(true);
  });

  test('fail if the storage does', async () => {
    storage().breakDown();
    const { keys } = storage();
    await expect(keys.list()).rejects.toThrow(StoreUnavailable);
    await expect(keys.takePlace(id, NOW)).rejects.toThrow(StoreUnavailable);
    await expect(keys.read(id)).rejects.toThrow(StoreUnavailable);
    await expect(keys.readSecret(id)).rejects.toThrow(StoreUnavailable);
    await expect(keys.save(aKey())).rejects.toThrow(StoreUnavailable);
    await expect(keys.saveSecret(id, held('x'))).rejects.toThrow(StoreUnavailable);
    await expect(keys.remove(id)).rejects.toThrow(StoreUnavailable);
  });
});
