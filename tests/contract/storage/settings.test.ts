import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { FIRST_SETTINGS } from '../../../src/domain/settings';
import { PEOPLE } from '../../fakes/examples';
import { describeEachStorage } from './eachStorage';

const changed = { by: PEOPLE.siteAdmin, at: '2026-11-24T10:00:00.000Z' };
const OTHERS = { mostRemovals: 20, mostRemovedPercent: 5, pointsLeftPercent: 0, changed };

describeEachStorage('the settings', (storage) => {
  test('have their initial values until they are changed', async () => {
    expect(await storage().settings.read()).toEqual(FIRST_SETTINGS);
  });

  test('are kept for later invocations, with the admin who changed them', async () => {
    await storage().settings.save(OTHERS);
    expect(await storage().nextInvocation().settings.read()).toEqual(OTHERS);
  });

  test('are what was saved last', async () => {
    await storage().settings.save(OTHERS);
    const stricter = { ...OTHERS, mostRemovals: 10 };
    expect(await storage().settings.save(stricter, changed.at)).toBe(true);
    expect(await storage().settings.read()).toEqual(stricter);
  });

  test.each([undefined, '2026-11-23T10:00:00.000Z'])(
    'are not replaced by someone who saw those of %s',
    async (seenAt) => {
      expect(await storage().settings.save(OTHERS)).toBe(true);
      expect(await storage().settings.save({ ...OTHERS, mostRemovals: 500 }, seenAt)).toBe(false);
      expect(await storage().settings.read()).toEqual(OTHERS);
    },
  );

  test('are not saved twice at once over the same ones', async () => {
    const at = (second: number) => ({ ...changed, at: `2026-11-24T11:00:0${second}.000Z` });
    await storage().settings.save(OTHERS);
    const { settings } = storage();
    const saved = await Promise.all(
      [1, 2, 3].map((second) => settings.save({ ...OTHERS, changed: at(second) }, changed.at)),
    );
    expect(saved.filter(Boolean)).toHaveLength(1);
  });

  test('throw if storage fails', async () => {
    storage().breakDown();
    await expect(storage().settings.read()).rejects.toThrow(StoreUnavailable);
    await expect(storage().settings.save(OTHERS)).rejects.toThrow(StoreUnavailable);
  });
});
