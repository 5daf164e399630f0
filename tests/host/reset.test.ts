import { setTimeout as pause } from 'node:timers/promises';
import { sharedLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';
import { until } from './support/until';

const DELAY_MS = 1_000;

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
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

const clock = async (): Promise<number> => {
  const { now } = (await (await fetch(`${forge.url}/dev/clock`)).json()) as { now: string };
  return Date.parse(now);
};

test('a reset ends what runs, also on its way to Confluence, and resets the clock', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.advanceClock(3_600);
  await forge.site.forgetRequests();
  const add = { match: { method: 'POST' }, effect: 'delay', value: DELAY_MS, times: 1 };
  await forge.site.setFaults([add]);
  const running = forge.call('addMember', { groupName: 'marketing', accountId });
  await until(forge.site.requests, (reads) => reads.length > 0);
  await pause(DELAY_MS / 2); // now the add itself waits

  await forge.reset();
  await running; // gets an error, because the function was ended
  expect(Math.abs((await clock()) - Date.now())).toBeLessThan(60_000);
  await pause(DELAY_MS);
  expect((await forge.site.group('marketing')).members).not.toContain(accountId);
  expect(await forge.newestRecord()).toBeUndefined();
});
