import { sharedLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';

const HOUR_S = 3_600;

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterAll(() => forge.stop());

const clockOf = async (url: string): Promise<number> => {
  const { now } = (await (await fetch(`${url}/dev/clock`)).json()) as { now: string };
  return Date.parse(now);
};
const advance = async (advanceSeconds: unknown): Promise<number> => {
  const { status } = await fetch(`${forge.url}/dev/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceSeconds }),
  });
  return status;
};

test('the clock moves for the platform, the functions and the site together', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  const change = { group: 'marketing', accountId };
  expect(await advance(HOUR_S)).toBe(200);
  const ahead = (await clockOf(forge.url)) - Date.now();
  expect(ahead / 1_000).toBeGreaterThan(HOUR_S - 5);
  expect(Math.abs((await clockOf(forge.info.confluenceUrl)) - Date.now() - ahead)).toBeLessThan(
    1_000,
  );
  expect(await forge.trigger(change)).toMatchObject({ httpStatus: 401 });
  const at = new Date(await clockOf(forge.url));
  expect(await forge.trigger(change, { at })).toMatchObject({ httpStatus: 201 });
});

test('a new hour brings new points', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.site.patchSite({ pointsUsed: 65_000 });
  const add = () => forge.call('addMember', { groupName: 'marketing', accountId });
  expect(await add()).toMatchObject({ ok: false });
  await advance(HOUR_S);
  expect(await add()).toMatchObject({ ok: true });
});

test('the clock moves only forward', async () => {
  expect(await advance(-1)).toBe(400);
  expect(await advance('an hour')).toBe(400);
});

test('the queue is shown, of all installations or one', async () => {
  for (const path of ['/dev/queue', '/dev/queue?installation=0']) {
    const response = await fetch(`${forge.url}${path}`);
    expect(await response.json()).toEqual({ waiting: [], running: 0 });
  }
  expect((await fetch(`${forge.url}/dev/queue?installation=7`)).status).toBe(404);
});
