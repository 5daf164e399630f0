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

  test('fail if the storage does', async () => {
    storage().breakDown();
    const { keys } = storage();
    await expect(keys.list()).rejects.toThrow(StoreUnavailable);
    await expect(keys.read(id)).rejects.toThrow(StoreUnavailable);
    await expect(keys.readSecret(id)).rejects.toThrow(StoreUnavailable);
    await expect(keys.save(aKey())).rejects.toThrow(StoreUnavailable);
    await expect(keys.saveSecret(id, held('x'))).rejects.toThrow(StoreUnavailable);
    await expect(keys.remove(id)).rejects.toThrow(StoreUnavailable);
  });
});
