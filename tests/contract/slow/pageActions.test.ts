import type { SettingsView } from '../../../src/contract/adminApi';
import type { PlanView } from '../../../src/contract/bulkApi';
import type { SelfTestView } from '../../../src/contract/setupApi';
import type { RowEnd } from '../../../src/domain/job/jobChunk';
import type { Outcome } from '../../../src/domain/outcome';
import {
  MAX_ACCOUNTS_ASKED,
  MAX_EMAILS_ASKED,
  MAX_GROUPS,
  MAX_GROUPS_ASKED,
  MAX_GROUPS_OF_A_KEY,
  MAX_KEYS,
  MAX_ROWS,
  MAX_ROWS_SENT,
} from '../../../src/domain/limits';
import { untilDone } from '../../../static/admin/api/answers';
import { copyOf, largestPlan, largestRows, sendRows, storeJob, valueOf, widePlan } from './largest';
import { openSlowApp, type SlowApp } from './slowApp';

// A resolver is ended after 25 s. Confluence gets 17 s of them.
const LIMIT_S = 17;
const SLOW = { storage: 600, confluence: 1_500 };
const HOUR_MS = 3_600_000;
const FORGOTTEN_MS = 80 * 60_000; // no access list, no group and no admin is cached any more
const BOLD = { mostRemovals: MAX_ROWS, mostRemovedPercent: 100, pointsLeftPercent: 0 };

let app: SlowApp;
let bold: SettingsView;
beforeAll(async () => {
  app = await openSlowApp();
  app.site.changeSettings({ hourlyPoints: 1_000_000_000 });
  bold = valueOf<SettingsView>(await app.invoke('saveSettings', BOLD));
});
afterAll(() => {
  app.close();
});

/**
 * Expects an action to succeed although nothing is cached, and each of its calls in time. Returns its
 * value. A call that reads many groups may need another one, which continues.
 */
const inTimeAfter = async <T>(
  milliseconds: number,
  action: string,
  ...input: [Record<string, unknown>?, string?]
): Promise<T> => {
  await app.time.pass(milliseconds);
  const answer = await untilDone(
    async () => {
      const call = await app.slowly(SLOW, action, ...input);
      const outcome = call.answer as Outcome<T>;
      expect({ action, ...call }).toEqual({
        action,
        ...call,
        seconds: Math.min(call.seconds, LIMIT_S),
      });
      return outcome;
    },
    (seconds) => app.time.pass(seconds * 1_000),
  );
  expect({ action, answer }).toMatchObject({ action, answer: { ok: true } });
  return valueOf<T>(answer);
};

const inTime = <T>(action: string, ...input: [Record<string, unknown>?, string?]): Promise<T> =>
  inTimeAfter<T>(FORGOTTEN_MS, action, ...input);

test('the largest plan is created and applied in time', async () => {
  const draft = { groups: app.groups.slice(0, MAX_GROUPS), rows: MAX_ROWS };
  for (let old = 0; old < 2; old += 1) valueOf(await app.invoke('beginPlan', draft));
  await app.time.pass(49 * HOUR_MS); // both are deleted now
  await inTime('beginPlan', draft);
  const rows = largestRows(app, 'remove');
  const planId = await sendRows(app, MAX_GROUPS, rows);
  await inTime('addPlanRows', { planId, at: 0, rows: rows.slice(0, MAX_ROWS_SENT) });
  const plan = await inTime<PlanView>('finalizePlan', { planId });
  await inTime('getPlan', { planId });
  await inTime('listPlanRows', { planId, at: 0 });
  const { id, hash } = await inTime<PlanView>('replanWithoutRefusedGroups', { planId });
  await inTime('startJob', { planId: id, hash });
  await inTime('getJob', { jobId: id });
  await inTime('controlJob', { jobId: id, command: 'pause' });
  await inTime('controlJob', { jobId: id, command: 'run' });
  await inTime('takeOverJob', { jobId: id, hash }, app.otherAdmin);

  const refused: RowEnd = { outcome: 'unavailable', certain: false };
  await storeJob(app, plan, { state: 'done' }, refused);
  await inTime('listJobRows', { jobId: planId, at: 0 });
  const again = await inTime<PlanView>('planRetry', { jobId: planId });
  await storeJob(app, again, {
    ...{ state: 'waiting', waiting: { for: 'owner-at-page' }, driver: 'page' },
  });
  await inTime('driveJob', { jobId: again.id });

  const unapplied = await largestPlan(app, 'add');
  await inTime('discardPlan', { planId: unapplied.id });
});

test('the largest job is undone in time', async () => {
  const plan = await largestPlan(app, 'add');
  const added: RowEnd = { outcome: 'added', actedAs: 'app', httpStatus: 201, certain: true };
  await storeJob(app, plan, { state: 'done' }, added);
  const { id, hash } = await inTime<PlanView>('planUndo', { jobId: plan.id, uncertainRows: [] });
  await inTime('startJob', { planId: id, hash });
});

test('a plan whose memberships are looked up beforehand is created in time', async () => {
  const groups = 41;
  const rows = Array.from({ length: 23 * groups }, (_, at) => [
    ...[at + 1, at % groups, 'add', app.people[Math.floor(at / groups)]],
  ]);
  await inTime('finalizePlan', { planId: await sendRows(app, groups, rows) });
});

test('twenty plans and twenty jobs are listed in time', async () => {
  const plan = await widePlan(app);
  for (let count = 0; count < 20; count += 1)
    await storeJob(app, await copyOf(app, plan), { state: 'cancelled' });
  for (let count = 1; count < 20; count += 1) await copyOf(app, plan);
  await inTime('listJobs');
  const plans = await inTime<PlanView[]>('listPlans');
  expect(plans).toHaveLength(20);
});

test('a group is changed in time', async () => {
  const [person] = app.people.slice(-1);
  for (const action of ['addMember', 'removeMember'] as const)
    await inTime(action, { groupName: app.groupNames[0], accountId: person });
});

test('a group is changed in time on a site that refuses the app', async () => {
  app.site.changeSettings({ appMayWrite: false, nameEndpoints: 'retired' });
  const [person] = app.people.slice(-1);
  for (const action of ['addMember', 'removeMember'] as const)
    await inTime(action, { groupName: app.groupNames[0], accountId: person });
  app.site.changeSettings({ appMayWrite: true, nameEndpoints: 'on' });
});

test('the most keys are created and listed in time', async () => {
  const groups = app.groups.slice(0, MAX_GROUPS_OF_A_KEY);
  for (let count = 1; count < MAX_KEYS; count += 1) {
    const some = app.groups.slice(count, count + MAX_GROUPS_OF_A_KEY);
    valueOf(await app.invoke('createKey', { label: 'HR', groups: some }));
    await app.time.pass(10_000);
  }
  const { key } = await inTime<{ key: { id: string } }>('createKey', { label: 'HR', groups });
  await inTime('listKeys');
  await inTime('replaceKey', { keyId: key.id });
  await inTime('revokeKey', { keyId: key.id });
});

test('the most delegated groups are shown in time', async () => {
  for (const groupId of app.groups.slice(0, 50)) {
    valueOf(await app.invoke('delegateGroup', { groupId }));
    await app.time.pass(10_000);
  }
  await inTime('getSite');
  await inTime('delegateGroup', { groupId: app.groups[0] });
  await inTime('undelegateGroup', { groupId: app.groups[0] });
});

const NEXT_STEP_MS = 61_000; // an admin is forgotten by then, and the test is not yet over

test('a self-test runs in time', async () => {
  const [person] = app.people.slice(-1);
  const groupId = app.groups[0];
  const { test: started } = await inTime<{ test: SelfTestView }>('startSelfTest', {
    ...{ groupId, accountId: person },
  });
  let latest = started;
  for (let step = 0; step < 3; step += 1)
    latest = await inTimeAfter<SelfTestView>(NEXT_STEP_MS, 'stepSelfTest', { testId: started.id });
  expect(latest.trials.map(({ removal }) => removal?.outcome)).toEqual([
    ...['removed', 'removed', undefined], // nothing delivers events here
  ]);
  await inTime('endSelfTest', { testId: started.id, how: 'keep' });
});

type Input = () => Record<string, unknown>;
const nothing: Input = () => ({});
const ofGroup: Input = () => ({ groupId: app.groups[0] });
const named: Input = () => ({
  groups: app.groupNames.slice(0, MAX_GROUPS_ASKED).map((groupName) => ({ groupName })),
});
const byId: Input = () => ({
  groups: app.groups.slice(0, MAX_GROUPS_ASKED).map((groupId) => ({ groupId })),
});
const people: Input = () => ({
  people: app.people.slice(0, MAX_EMAILS_ASKED).map((_, at) => ({
    ...{ email: `kim.person${at.toString()}@example.com`, name: 'Kim' },
  })),
});

test.each<[string, string, Input]>([
  ['checkGroups', '50 names', named],
  ['checkGroups', '50 IDs', byId],
  ['findPeople', '20 people with many namesakes', people],
  ['checkPeople', '100', () => ({ accountIds: app.people.slice(0, MAX_ACCOUNTS_ASKED) })],
  ['getSetup', 'all', nothing],
  ['listAccessGroups', 'all', nothing],
  ['browseGroups', 'the first page', nothing],
  ['searchGroups', 'a query in two Unicode forms', () => ({ query: 'tëam' })],
  ['getGroup', 'a group', ofGroup],
  ['listMembers', 'a page', () => ({ ...ofGroup(), start: 0 })],
  ['listGroupsOf', '1,000 groups', () => ({ accountId: app.inManyGroups })],
  ['listChanges', 'all', nothing],
  ['listActivity', 'all', nothing],
  ['recallPlace', 'a place', nothing],
  ['rememberPlace', 'a place', () => ({ path: '/groups' })],
  ['getSettings', 'all', nothing],
  ['saveSettings', 'all', () => ({ ...BOLD, changedAt: bold.changed?.at })],
  ['readHeaderWords', 'all', nothing],
  ['recallColumns', 'a header', () => ({ headers: ['Group'] })],
  ['rememberColumns', 'a header', () => ({ headers: ['Group'], roles: ['group'] })],
])('%s answers in time: %s', async (action, _size, input) => {
  await inTime(action, input());
});
