import { startLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';

let forge: LocalForge;
beforeAll(async () => {
  forge = await startLocalForge();
});
afterAll(() => forge.stop());

test('a reset restores the state of a first start', async () => {
  const before = await forge.site.state();
  const { info } = forge;
  const accountId = await strangerTo(forge, 'marketing');
  const add = { group: 'marketing', accountId };
  expect(await forge.trigger(add)).toMatchObject({ httpStatus: 201 });
  await forge.site.patchSite({ appMayWrite: false });
  await forge.site.setFaults([{ match: {}, effect: 'drop' }]);
  await forge.setFaults([{ target: 'kvs', effect: 'fail' }]);

  await forge.reset();
  expect(await forge.site.state()).toEqual(before);
  expect(await forge.newestRecord()).toBeUndefined();
  expect(forge.info.accounts).toEqual(info.accounts);

  expect(await forge.trigger(add)).toMatchObject({ httpStatus: 201 });
  const oldKey = await forge.trigger(add, { key: info.demoKey });
  expect(oldKey).toMatchObject({ httpStatus: 401 });
});

test('a reset ends what runs, and the clock stays where it is', async () => {
  const clock = async (): Promise<number> => {
    const { now } = (await (await fetch(`${forge.url}/dev/clock`)).json()) as { now: string };
    return Date.parse(now);
  };
  const accountId = await strangerTo(forge, 'marketing');
  await forge.site.setFaults([
    { match: { method: 'POST' }, effect: 'delay', value: 60_000, times: 1 },
  ]);
  const running = forge.call('addMember', { groupName: 'marketing', accountId });
  await forge.advanceClock(3_600);
  const advanced = await clock();

  await forge.reset();
  await running; // answered, although nothing is left of the function
  expect(await clock()).toBeGreaterThanOrEqual(advanced);
  expect((await forge.site.group('marketing')).members).not.toContain(accountId);
  expect(await forge.newestRecord()).toBeUndefined();
});
