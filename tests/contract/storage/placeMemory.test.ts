import { kvs } from '@forge/kvs';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { accountId, PEOPLE } from '../../fakes/examples';
import { describeEachStorage } from './eachStorage';
import { startKvs } from './startKvs';

const { siteAdmin, confluenceAdmin } = PEOPLE;

describeEachStorage('the places of admins on the page', (storage) => {
  test('are none initially', async () => {
    expect(await storage().places.read(siteAdmin)).toBeUndefined();
  });

  test('are kept for later invocations, each for its account', async () => {
    await storage().places.save(siteAdmin, '/groups', 60);
    await storage().places.save(confluenceAdmin, '/activity', 60);
    await storage().places.save(siteAdmin, '/groups/x?y=%C3%A9', 60);
    const { places } = storage().nextInvocation();
    expect(await places.read(siteAdmin)).toBe('/groups/x?y=%C3%A9');
    expect(await places.read(confluenceAdmin)).toBe('/activity');
    expect(await places.read(PEOPLE.newcomer)).toBeUndefined();
  });

  test('are none once their time is up', async () => {
    await storage().places.save(siteAdmin, '/groups', 60);
    storage().clock.advance(59);
    expect(await storage().places.read(siteAdmin)).toBe('/groups');
    storage().clock.advance(1);
    expect(await storage().places.read(siteAdmin)).toBeUndefined();
  });

  test('can belong to an account ID of any form', async () => {
    const longest = accountId(`712020:${'x'.repeat(121)}`);
    await storage().places.save(longest, `/${'y'.repeat(299)}`, 60);
    expect(await storage().places.read(longest)).toHaveLength(300);
  });

  test('throw if storage fails', async () => {
    await storage().places.save(siteAdmin, '/groups', 60);
    storage().breakDown();
    await expect(storage().places.read(siteAdmin)).rejects.toThrow(StoreUnavailable);
    await expect(storage().places.save(siteAdmin, '/x', 60)).rejects.toThrow(StoreUnavailable);
    storage().repair();
    expect(await storage().places.read(siteAdmin)).toBe('/groups');
  });
});

test.each<[string, unknown]>([
  ['a text', '/groups'],
  ['no time', { path: '/groups' }],
  ['no path', { until: 9_999_999_999_999 }],
  ['a field more', { path: '/groups', until: 9_999_999_999_999, name: 'Ana' }],
])('a place of an unknown form is none, and is replaced: %s', async (_what, value) => {
  const started = await startKvs();
  const { places } = started.fresh();
  await kvs.set(`place:${siteAdmin}`, value as object);
  expect(await places.read(siteAdmin)).toBeUndefined();
  await places.save(siteAdmin, '/activity', 60);
  expect(await places.read(siteAdmin)).toBe('/activity');
  started.close();
});
