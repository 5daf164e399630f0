import { startQueuePlatform, type QueuePlatform } from './support/queuePlatform';

const FIRST_S = 300;
const HOUR_S = 3_600;

let forge: QueuePlatform;
beforeEach(async () => {
  forge = await startQueuePlatform();
  forge.start();
  forge.startSchedule();
});
afterEach(() => forge.close());

test('a scheduled trigger is called, with no one signed in, when the clock moves', async () => {
  forge.platform.clock.advance(FIRST_S - 60);
  await forge.call('time'); // would end after earlier calls
  expect(forge.hourly()).toEqual([]);
  forge.platform.clock.advance(60);
  await forge.until(() => forge.done().length === 1);
  forge.platform.clock.advance(3 * HOUR_S);
  await forge.until(() => forge.done().length === 2);
  expect(forge.done()).toEqual(['of the hour', 'of the hour']);
  const called = { hourly: { context: { cloudId: 'test', moduleKey: 'every-hour' } } };
  expect(forge.hourly()).toMatchObject([called, called]);
  expect(forge.hourly()[0]).not.toHaveProperty('principal');
  const printed = forge.platform.logs.all().filter(({ functionKey }) => functionKey === 'hourly');
  expect(printed).toHaveLength(2);
  expect(forge.platform.refusals.all()).toEqual([]);
});

test('a scheduled trigger may be called twice at one time, as Forge warns', async () => {
  forge.setFaults({ target: 'invocation', effect: 'double', match: 'hourly', times: 1 });
  forge.platform.clock.advance(FIRST_S);
  await forge.until(() => forge.done().length === 2);
  expect(forge.hourly()).toHaveLength(2);
});
