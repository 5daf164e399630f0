import type { SettingsView } from '../../../src/contract/adminApi';
import type { JobView, PlanView } from '../../../src/contract/bulkApi';
import type { Outcome } from '../../../src/domain/outcome';
import { MAX_GROUPS, MAX_GROUPS_OF_A_KEY } from '../../../src/domain/limits';
import { untilDone } from '../../../static/admin/api/answers';
import { largestRows, sendRows, storeJob, valueOf } from './largest';
import { openSlowApp, type SlowApp } from './slowApp';

const LIMIT_S = 18; // 17 s for Confluence, then what was read is stored
const ROWS = 500;
const SLOWNESS_FORGOTTEN_MS = 900_000; // then lists of groups that were too slow are asked for again
const BOLD = { mostRemovals: ROWS, mostRemovedPercent: 100, pointsLeftPercent: 0 };
const VERY_SLOW = { storage: 300, confluence: 6_000 };
const SLOW = { storage: 300, confluence: 500 };

let app: SlowApp;
beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  app = await openSlowApp();
  app.site.changeSettings({ hourlyPoints: 1_000_000_000 });
  await saveSettings(BOLD);
});
afterAll(() => {
  app.close();
});

const saveSettings = async (settings: typeof BOLD): Promise<void> => {
  const { changed } = valueOf<SettingsView>(await app.invoke('getSettings', {}));
  valueOf(await app.invoke('saveSettings', { ...settings, changedAt: changed?.at }));
};

/** Calls an action as the page does, until it is done. Returns its value and the number of calls. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a resolver's answer has no type of its own
const callUntilDone = async <T>(
  latency: typeof SLOW,
  action: string,
  payload: Record<string, unknown>,
): Promise<{ value: T; calls: number }> => {
  let calls = 0;
  const answer = await untilDone(
    async () => {
      const { seconds, answer: one } = await app.slowly(latency, action, payload);
      expect(seconds).toBeLessThanOrEqual(LIMIT_S);
      calls += 1;
      return one as Outcome<T>;
    },
    (seconds) => app.time.pass(seconds * 1_000),
  );
  return { value: valueOf<T>(answer), calls };
};

const noWait = (): Promise<void> => Promise.resolve();

const aDraft = (): Promise<string> =>
  sendRows(app, MAX_GROUPS, largestRows(app, 'remove').slice(0, ROWS));

test('a plan is created in several calls on a very slow site', async () => {
  const planId = await aDraft();
  const { value, calls } = await callUntilDone<PlanView>(VERY_SLOW, 'finalizePlan', { planId });
  expect(calls).toBeGreaterThan(1);
  expect(value.groups).toHaveLength(MAX_GROUPS);
  expect(value.groups.filter(({ members = 0 }) => members < MAX_GROUPS_OF_A_KEY)).toEqual([]);
});

test('a plan is created in several calls on a site that accepts few requests', async () => {
  app.site.changeSettings({ burstPerSecond: 20 });
  const planId = await aDraft();
  const { value, calls } = await callUntilDone<PlanView>(SLOW, 'finalizePlan', { planId });
  expect(calls).toBeGreaterThan(1);
  expect(value.groups).toHaveLength(MAX_GROUPS);
  app.site.changeSettings({ burstPerSecond: 100 });
});

test('a retry is planned in several calls, each of which continues', async () => {
  const planId = await aDraft();
  const plan = valueOf<PlanView>(await app.invoke('finalizePlan', { planId }));
  await storeJob(app, plan, { state: 'done' }, { outcome: 'unavailable', certain: false });
  const { value, calls } = await callUntilDone<PlanView>(VERY_SLOW, 'planRetry', {
    jobId: plan.id,
  });
  expect(calls).toBeGreaterThan(1);
  expect(value).toMatchObject({ rows: ROWS, origin: { kind: 'retry', jobId: plan.id } });
});

test('a plan is applied in several calls on a very slow site', async () => {
  await app.time.pass(SLOWNESS_FORGOTTEN_MS);
  const planId = await aDraft();
  const { hash } = valueOf<PlanView>(await app.invoke('finalizePlan', { planId }));
  const approved = { planId, hash };
  const { value, calls } = await callUntilDone<JobView>(VERY_SLOW, 'startJob', approved);
  expect(calls).toBeGreaterThan(1);
  expect(value).toMatchObject({ id: planId, state: 'running' });
});

test('what was read for one start is not used for the next', async () => {
  const planId = await aDraft();
  const { hash } = valueOf<PlanView>(await app.invoke('finalizePlan', { planId }));
  const { answer } = await app.slowly(VERY_SLOW, 'startJob', { planId, hash });
  expect(answer).toMatchObject({ failure: { code: 'in-progress', continues: true } });
  await saveSettings({ ...BOLD, mostRemovals: 1 });
  const start = () =>
    untilDone(() => app.invoke('startJob', { planId, hash }) as Promise<Outcome<JobView>>, noWait);
  expect(await start()).toMatchObject({ failure: { code: 'too-many-removals' } });
  const [first] = app.groups;
  const group = app.site.directory.byId(first ?? '');
  if (group) app.site.directory.putGroup({ ...group, name: 'renamed' });
  expect(await start()).toMatchObject({ failure: { code: 'plan-outdated' } });
  if (group) app.site.directory.putGroup(group);
  await saveSettings(BOLD);
});

test('a call that reads nothing new says why', async () => {
  const planId = await aDraft();
  await app.time.pass(600_000);
  const { answer } = await app.slowly({ storage: 300, confluence: 12_500 }, 'finalizePlan', {
    planId,
  });
  expect(answer).toMatchObject({ ok: false, failure: { code: 'unavailable' } });
  expect(answer).not.toMatchObject({ failure: { continues: true } });
});
