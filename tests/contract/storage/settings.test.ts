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
    await storage().settings.save({ ...OTHERS, mostRemovals: 30 });
    expect(await storage().settings.read()).toEqual({ ...OTHERS, mostRemovals: 30 });
  });

  test('throw if storage fails', async () => {
    storage().breakDown();
    await expect(storage().settings.read()).rejects.toThrow(StoreUnavailable);
    await expect(storage().settings.save(OTHERS)).rejects.toThrow(StoreUnavailable);
  });
});
