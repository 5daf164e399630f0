import { type LocalForge, startLocalForge } from './support/localForge';
import { strangerTo } from './support/people';
import { planOf, valueOf } from './support/plans';
import { until } from './support/until';

// Forge lets the app act for absent people in the queue and on schedule, and not in web triggers.

const A_YES_IS_OVER_S = 61;
const HOUR_S = 3_600;

let forge: LocalForge;
beforeAll(async () => {
  forge = await startLocalForge(['--memory', '--site', 'granted']);
});
beforeEach(async () => {
  await forge.reset();
  const changed = await fetch(`${forge.url}/dev/platform`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ impersonation: 'not-in-web-triggers' }),
  });
  if (!changed.ok) throw new Error(await changed.text());
});
afterAll(() => forge.stop());

const call = async (): Promise<unknown> => {
  const accountId = await strangerTo(forge, 'marketing');
  const at = new Date(await forge.now());
  return (await forge.trigger({ group: 'marketing', accountId }, { at })).body;
};

const runJob = async (): Promise<void> => {
  const { id } = await forge.site.group('marketing');
  const plan = await planOf(forge, id, [['add', await strangerTo(forge, 'marketing')]]);
  valueOf(await forge.call('startJob', { planId: plan.id, hash: plan.hash }));
  const ended = await until(
    async () => valueOf(await forge.call('getJob', { jobId: plan.id })),
    ({ state }) => state !== 'running',
  );
  expect(ended).toMatchObject({ state: 'done', certain: 1 });
};

test('a key still works after a job in its owner’s name', async () => {
  await runJob();
  await forge.advanceClock(A_YES_IS_OVER_S);
  expect(await call()).toEqual({ status: 'added' });
});

test('a key still works hours later, because its owner is checked every hour', async () => {
  await runJob();
  for (let hour = 0; hour < 3; hour += 1) {
    await forge.advanceClock(HOUR_S);
    await until(call, (body) => JSON.stringify(body) === '{"status":"added"}');
  }
});

test('a key of an owner who left and is still in the groups stops working at the next check', async () => {
  await runJob();
  await forge.site.patchUser(forge.info.accounts.admin, { active: false });
  await forge.advanceClock(HOUR_S);
  const callLater = async (): Promise<unknown> => {
    await forge.advanceClock(A_YES_IS_OVER_S);
    return await call();
  };
  await until(callLater, (body) => JSON.stringify(body) === '{"status":"app-not-authorized"}');
  expect(await callLater()).toEqual({ status: 'app-not-authorized' });
});
