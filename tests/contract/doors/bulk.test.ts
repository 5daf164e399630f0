import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke } from './doors';

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
beforeEach(async () => {
  app.storage.moveOn();
  await app.site.reset();
});
afterAll(() => app.close());

type View = { id: string; hash: string; ownerId: string; state: string };

const value = async <T>(answer: Promise<unknown>): Promise<T> => {
  const outcome = (await answer) as { ok: boolean; value: T };
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
};

/** A job of the site admin, started at the page. */
const aJob = async () => {
  const { admin, nonAdmin } = app.site.accounts;
  const as = <T>(action: string, payload: Record<string, unknown>): Promise<T> =>
    value<T>(invoke(app, admin, action, payload));
  const { id: groupId } = await app.site.makeGroup({ name: 'zebra' });
  const { planId } = await as<{ planId: string }>('beginPlan', { groups: [groupId], rows: 1 });
  await as('addPlanRows', { planId, at: 0, rows: [[1, 0, 'add', nonAdmin, 'new']] });
  const plan = await as<View>('finalizePlan', { planId });
  const job = await as<View>('startJob', { planId, hash: plan.hash });
  return { plan, job };
};

/** Every call about a plan and its job. */
const questions = ({ id, hash }: View): [string, Record<string, unknown>][] => [
  ['getPlan', { planId: id }],
  ['listPlanRows', { planId: id, at: 0 }],
  ['finalizePlan', { planId: id }],
  ['discardPlan', { planId: id }],
  ['startJob', { planId: id, hash }],
  ['listJobs', {}],
  ['getJob', { jobId: id }],
  ['listJobRows', { jobId: id, at: 0 }],
  ['controlJob', { jobId: id, command: 'cancel' }],
  ['driveJob', { jobId: id }],
  ['takeOverJob', { jobId: id, hash }],
  ['planUndo', { jobId: id, uncertainRows: [0] }],
  ['planRetry', { jobId: id }],
];

test('a person without admin rights cannot read or change an admin’s job', async () => {
  const { job } = await aJob();
  const { admin, nonAdmin } = app.site.accounts;
  const before = await invoke(app, admin, 'getJob', { jobId: job.id });
  for (const [action, payload] of questions(job))
    expect([action, await invoke(app, nonAdmin, action, payload)]).toEqual([
      action,
      { ok: false, failure: { code: 'not-an-admin' } },
    ]);
  expect(await invoke(app, admin, 'getJob', { jobId: job.id })).toEqual(before);
});

test('another admin sees a job and its rows, and cannot carry it out as its owner', async () => {
  const { plan, job } = await aJob();
  const { admin, confluenceAdmin, nonAdmin } = app.site.accounts;
  const as = (action: string, payload: Record<string, unknown>) =>
    invoke(app, confluenceAdmin, action, payload);
  expect(await as('listJobs', {})).toMatchObject({
    value: { jobs: [{ id: job.id, ownerId: admin }] },
  });
  expect(await as('getPlan', { planId: plan.id })).toMatchObject({ value: { hash: plan.hash } });
  expect(await as('listJobRows', { jobId: job.id, at: 0 })).toEqual({
    ok: true,
    value: [{ row: 1, group: 0, action: 'add', accountId: nonAdmin, reason: 'new' }],
  });
  expect(await as('driveJob', { jobId: job.id })).toMatchObject({
    failure: { code: 'not-permitted' },
  });
  expect(await as('finalizePlan', { planId: plan.id })).toMatchObject({
    failure: { code: 'not-found' },
  });
  expect(app.writes()).toEqual([]);
});

test('any admin can discard a plan that has no job, and nothing of it stays in storage', async () => {
  const { admin, confluenceAdmin, nonAdmin } = app.site.accounts;
  const as = <T>(action: string, payload: Record<string, unknown>): Promise<T> =>
    value<T>(invoke(app, admin, action, payload));
  const { id } = await app.site.makeGroup({ name: 'zebra' });
  const rows = [nonAdmin, confluenceAdmin].map((person, at) => [at + 1, 0, 'add', person]);
  const { planId } = await as<{ planId: string }>('beginPlan', { groups: [id], rows: 2 });
  await as('addPlanRows', { planId, at: 0, rows });
  const { hash } = await as<View>('finalizePlan', { planId });
  const discard = () => invoke(app, confluenceAdmin, 'discardPlan', { planId });
  expect(await discard()).toEqual({ ok: true, value: null });
  expect(await discard()).toEqual({ ok: true, value: null });
  expect(await as('listPlans', {})).toEqual([]);
  for (const [action, payload] of [
    ['getPlan', { planId }],
    ['startJob', { planId, hash }],
  ] as const)
    expect(await invoke(app, admin, action, payload)).toMatchObject({
      failure: { code: 'not-found' },
    });
  expect(app.storage.keys().filter((key) => key.includes(planId))).toEqual([]);
});

test('a plan with a job is not discarded', async () => {
  const { plan } = await aJob();
  const payload = { planId: plan.id };
  expect(await invoke(app, app.site.accounts.admin, 'discardPlan', payload)).toEqual({
    ok: false,
    failure: { code: 'in-progress' },
  });
  expect(await invoke(app, app.site.accounts.admin, 'getPlan', payload)).toMatchObject({
    value: { hash: plan.hash, isStarted: true },
  });
});

test('a job names the retry of its rows, which names the job', async () => {
  const { job } = await aJob();
  const { admin } = app.site.accounts;
  const as = <T>(action: string, payload: Record<string, unknown>): Promise<T> =>
    value<T>(invoke(app, admin, action, payload));
  await as('controlJob', { jobId: job.id, command: 'cancel' });
  const retry = await as<View>('planRetry', { jobId: job.id });
  const origin = { kind: 'retry', jobId: job.id };
  expect(await as('startJob', { planId: retry.id, hash: retry.hash })).toMatchObject({ origin });
  const { commands } = await as<{ commands: unknown[] }>('getJob', { jobId: job.id });
  expect(commands.at(-1)).toMatchObject({ command: 'retry', by: admin, jobId: retry.id });
});

test('the name of a list’s file goes with its plan and its job', async () => {
  const { admin, nonAdmin } = app.site.accounts;
  const as = <T>(action: string, payload: Record<string, unknown>): Promise<T> =>
    value<T>(invoke(app, admin, action, payload));
  const { id } = await app.site.makeGroup({ name: 'zebra' });
  const title = 'Über "team" 组.xlsx';
  const { planId } = await as<{ planId: string }>('beginPlan', { groups: [id], rows: 1, title });
  await as('addPlanRows', { planId, at: 0, rows: [[1, 0, 'add', nonAdmin]] });
  const plan = await as<View>('finalizePlan', { planId });
  const origin = { kind: 'import', title };
  expect(plan).toMatchObject({ origin });
  expect(await as('listPlans', {})).toMatchObject([{ origin }]);
  expect(await as('startJob', { planId, hash: plan.hash })).toMatchObject({ origin });
  expect(await as('listJobs', {})).toMatchObject({ jobs: [{ origin }] });
});

test('the remaining rows of a stopped job are planned apart from those that failed', async () => {
  const { job } = await aJob();
  const { admin } = app.site.accounts;
  const jobId = job.id;
  const retry = (rows: string) => invoke(app, admin, 'planRetry', { jobId, rows });
  expect(await retry('remaining')).toMatchObject({ failure: { code: 'in-progress' } });
  await invoke(app, admin, 'controlJob', { jobId, command: 'cancel' });
  expect(await retry('failed')).toMatchObject({ failure: { code: 'invalid-input' } });
  expect(await retry('remaining')).toMatchObject({
    value: { rows: 1, origin: { kind: 'retry', jobId } },
  });
});

test('the rows of a plan and of a job end with the last chunk', async () => {
  const { plan, job } = await aJob();
  const { admin } = app.site.accounts;
  for (const at of [500, 50_000]) {
    const past = { ok: true, value: [] };
    expect(await invoke(app, admin, 'listPlanRows', { planId: plan.id, at })).toEqual(past);
    expect(await invoke(app, admin, 'listJobRows', { jobId: job.id, at })).toEqual(past);
  }
});

test('jobs are listed 20 at a time, the newest first, to the oldest', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 21; count += 1) {
    ids.push((await aJob()).job.id);
    await app.site.reset();
  }
  const list = (payload: Record<string, unknown>) =>
    value<{ jobs: View[]; next?: string }>(
      invoke(app, app.site.accounts.admin, 'listJobs', payload),
    );
  const newest = await list({});
  expect(newest.jobs).toHaveLength(20);
  const older = await list({ from: newest.next });
  expect(older).toEqual({ jobs: [expect.anything()] });
  expect([...newest.jobs, ...older.jobs].map(({ id }) => id)).toEqual(ids.toSorted());
});

test('no jobs are listed from a place that no list gave', async () => {
  expect(await invoke(app, app.site.accounts.admin, 'listJobs', { from: 'x' })).toEqual({
    ok: false,
    failure: { code: 'not-found' },
  });
});

test('one installation sees nothing of another’s plans and jobs', async () => {
  const { job } = await aJob();
  app.storage.moveOn();
  const { admin } = app.site.accounts;
  expect(await invoke(app, admin, 'listJobs', {})).toEqual({ ok: true, value: { jobs: [] } });
  for (const [action, payload] of questions(job))
    if (action !== 'listJobs')
      expect([action, await invoke(app, admin, action, payload)]).toMatchObject([
        action,
        { failure: { code: 'not-found' } },
      ]);
});

test('a plan in more groups than Confluence looks up in a second is created and applied', async () => {
  const { admin, nonAdmin } = app.site.accounts;
  const as = <T>(action: string, payload: Record<string, unknown>): Promise<T> =>
    value<T>(invoke(app, admin, action, payload));
  const groups: string[] = [];
  for (let made = 0; made < 150; made += 1)
    groups.push((await app.site.makeGroup({ name: `wide ${made}` })).id);
  await app.site.settings({ burstPerSecond: 100 });
  const { planId } = await as<{ planId: string }>('beginPlan', { groups, rows: groups.length });
  const rows = groups.map((_id, place) => [place + 1, place, 'add', nonAdmin]);
  await as('addPlanRows', { planId, at: 0, rows });
  const { hash } = await as<View>('finalizePlan', { planId });
  expect(await as<View>('startJob', { planId, hash })).toMatchObject({ state: 'running' });
});
