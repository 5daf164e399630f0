import type { JobView } from '../../src/contract/bulkApi';
import { moment } from '../../static/admin/words/fill';
import { addsAnswered, jobAddsTake } from '../browser/support/siteFaults';
import { strangersTo } from '../browser/support/strangersTo';
import { words } from '../browser/support/words';
import { valueOf } from '../host/support/plans';
import { until } from '../host/support/until';
import { holdCall } from './support/holdCall';
import { type AdminPage, expect, localPages, test } from './support/localPages';
import type { Locator } from './support/locator';

const { forge, open } = localPages();

type Change = readonly ['add' | 'remove', accountId: string];

type NewJob = {
  /** The changes by the group's name. */
  changes: Readonly<Record<string, readonly Change[]>>;
  /** The name of the list's file. */
  title?: string;
  account?: string;
};

/** Plans changes and starts their job, the way the page does it. */
const startJob = async ({ changes, title, account }: NewJob): Promise<JobView> => {
  const groups: string[] = [];
  for (const name of Object.keys(changes)) groups.push((await forge().site.group(name)).id);
  const rows = Object.values(changes)
    .flatMap((each, group) => each.map(([action, person]) => [group, action, person]))
    .map((row, place) => [place + 2, ...row]);
  const plan = { groups, rows: rows.length, ...(title !== undefined && { title }) };
  const { planId } = valueOf(await forge().call('beginPlan', plan, account));
  valueOf(await forge().call('addPlanRows', { planId, at: 0, rows }, account));
  const { hash } = valueOf(await forge().call('finalizePlan', { planId }, account));
  return valueOf(await forge().call('startJob', { planId, hash }, account));
};

/** Waits until a job is as it should be. */
const jobOnce = (jobId: string, isMeant: (job: JobView) => boolean): Promise<JobView> =>
  until(async () => valueOf(await forge().call('getJob', { jobId })), isMeant);

const jobsTable = ({ page }: AdminPage): Locator =>
  page.getByRole('table', { name: words('bulk.jobs.title') });

/** Opens the list of all plans and jobs, also if the tab opens at a job. */
const openJobs = async (account?: string): Promise<AdminPage> => {
  const admin = await open(account === undefined ? {} : { account });
  await admin.openTab('bulk');
  const list = admin.page.getByRole('textbox', { name: words('bulk.list') }).first();
  await list.or(admin.button('bulk.back')).first().waitFor();
  if (!(await list.isVisible())) await admin.button('bulk.back').click();
  await list.waitFor();
  return admin;
};

/** What the cells of each job say, line by line. */
const shownJobs = async (admin: AdminPage): Promise<string[][]> => {
  const rows = jobsTable(admin)
    .getByRole('row')
    .filter({ has: admin.page.getByRole('cell') });
  await rows.first().waitFor();
  return Promise.all((await rows.all()).map((row) => row.getByRole('cell').allInnerTexts()));
};

const nameOf = async (accountId: string): Promise<string> =>
  (await forge().site.state()).users.find((user) => user.accountId === accountId)?.displayName ??
  'nobody';

const adds = (people: readonly string[]): Change[] => people.map((id) => ['add', id]);

test('says how a first job comes about while there is none', async () => {
  const { page, panel } = await openJobs();
  await panel('bulk').getByText(words('bulk.jobs.empty.title'), { exact: true }).waitFor();
  await panel('bulk').getByText(words('bulk.jobs.empty.description'), { exact: true }).waitFor();
  expect(await page.getByRole('table', { name: words('bulk.jobs.title') }).count()).toBe(0);
  await page.getByRole('button', { name: words('bulk.read'), exact: true }).waitFor();
});

test('shows of each job its list, its changes, its result, and who started it and when', async () => {
  const { admin: owner } = forge().info.accounts;
  const [finance, legal] = [await forge().site.group('finance'), await forge().site.group('legal')];
  const siteAdmins = await forge().site.group('site-admins');
  const other = siteAdmins.members.find((accountId) => accountId !== owner) ?? '';
  const { users } = await forge().site.state();
  const isActive = (accountId: string): boolean =>
    users.some((user) => user.accountId === accountId && user.active);
  const [leaver = '', member = ''] = finance.members.filter(isActive);

  const refused = addsAnswered(400, { body: { message: 'accountId is invalid' } });
  await forge().site.setFaults([{ ...refused, times: 1 }]);
  const ofGroups = await startJob({
    changes: {
      legal: adds(await strangersTo(forge(), 'legal', 3)),
      finance: [
        ['remove', leaver],
        ['add', member],
      ],
    },
  });
  const first = await jobOnce(ofGroups.id, ({ state }) => state === 'done');
  await forge().site.clearFaults();
  const ofFile = await startJob({
    title: 'leavers of May.csv',
    changes: { legal: [['remove', legal.members.find(isActive) ?? '']] },
    account: other,
  });
  const second = await jobOnce(ofFile.id, ({ state }) => state === 'done');

  const admin = await openJobs();
  await admin.page.idle(); // the names of the people have arrived
  const result = (...counts: string[]): string => counts.join(', ');
  const count = (key: 'changed' | 'unneeded' | 'failed', value: string): string =>
    words(`bulk.result.${key}`, { count: value });
  expect(await shownJobs(admin)).toEqual([
    [
      `leavers of May.csv\n${words('bulk.jobs.open')}`,
      words('bulk.changes.removals', { count: '1' }),
      `${words('bulk.state.done')}\n${count('changed', '1')}`,
      `${await nameOf(other)}\n${moment(second.startedAt, 'en-US')}`,
    ],
    [
      `legal and finance\n${words('bulk.jobs.open')}`,
      `${words('bulk.changes.adds', { count: '4' })}\n${words('bulk.changes.removals', { count: '1' })}`,
      `${words('bulk.state.done-with-failures')}\n${result(count('changed', '3'), count('unneeded', '1'), count('failed', '1'))}`,
      `${await nameOf(owner)}\n${moment(first.startedAt, 'en-US')}`,
    ],
  ]);
});

test('keeps the jobs in their place while they are loaded again', async () => {
  const { id } = await startJob({
    changes: { sales: adds(await strangersTo(forge(), 'sales', 1)) },
  });
  await jobOnce(id, ({ state }) => state === 'done');
  const admin = await openJobs();
  await admin.page.idle();
  const before = await shownJobs(admin);
  const letGo = holdCall(admin, 'listJobs');
  const asked = admin.page.callTo('listJobs');
  await admin.button('recent.refresh', admin.panel('bulk')).click();
  await asked;
  const loading = { name: `${words('recent.refresh')}, Loading`, exact: true };
  await admin.panel('bulk').getByRole('button', loading).waitFor();
  expect(await shownJobs(admin)).toEqual(before);
  expect(await admin.panel('bulk').getByRole('img').count()).toBe(0); // no spinner instead
  letGo();
  await admin.button('recent.refresh', admin.panel('bulk')).waitFor();
  expect(await shownJobs(admin)).toEqual(before);
});

test('names the state of a job that waits for its owner, of a paused one and of a stopped one', async () => {
  const { confluenceAdmin: other } = forge().info.accounts;
  await forge().site.setFaults([jobAddsTake(2_000)]); // gives the test time to control the jobs
  const rows = 40;
  const start = async (group: string, count: number): Promise<JobView> =>
    startJob({ changes: { [group]: adds(await strangersTo(forge(), group, count)) } });
  const control = async (jobId: string, command: 'pause' | 'cancel'): Promise<unknown> =>
    valueOf(await forge().call('controlJob', { jobId, command }));
  const paused = await start('research', rows);
  await control(paused.id, 'pause');
  const stopped = await start('quality', rows);
  await control(stopped.id, 'cancel');
  const waiting = await start('it-operations', 1); // gives admin rights
  await jobOnce(paused.id, ({ state }) => state === 'paused');
  await jobOnce(stopped.id, ({ state }) => state === 'cancelled');
  await jobOnce(waiting.id, (job) => job.waiting?.for === 'owner-at-page');

  const admin = await openJobs(other);
  const states = (await shownJobs(admin)).map(([source = '', , result = '']) =>
    [source, result].map((lines) => lines.split('\n')[0]),
  );
  expect(states.slice(0, 3)).toEqual([
    ['it-operations', words('bulk.state.waiting')],
    ['quality', words('bulk.state.stopped')],
    ['research', words('bulk.state.paused')],
  ]);
});
