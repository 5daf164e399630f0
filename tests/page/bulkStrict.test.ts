import type { JobView } from '../../src/contract/bulkApi';
import type { AdminPage } from './support/localPages';
import { bulkTab, JOB_WAIT_MS } from '../browser/support/bulkTab';
import { letDriveSteps } from './support/letDriveSteps';
import { expect, localPages, type Opening, test } from './support/localPages';
import { jobAddsTake } from '../browser/support/siteFaults';
import { words } from '../browser/support/words';

const { forge, open } = localPages(['--memory', '--site', 'strict']);

const GROUP = 'legal';
const PROTECTED = 'it-operations'; // only admins who are present may change it
const ADD_TAKES_MS = 3_000; // so that a step of ten seconds leaves rows to another one
const ROWS = 120;

const openBulk = async (opening: Opening = {}): Promise<AdminPage> => {
  const admin = await open(opening);
  await admin.openTab('bulk');
  return admin;
};

const members = async (): Promise<string[]> => {
  const { groups } = await forge().site.state();
  return groups
    .filter(({ name }) => name === GROUP || name === PROTECTED)
    .flatMap((group) => group.members);
};

const strangers = async (count: number): Promise<string[]> => {
  const { users } = await forge().site.state();
  // The ordinary person must stay one.
  const others = new Set([...(await members()), forge().info.accounts.nonAdmin]);
  return users
    .filter(({ active, accountType }) => active && accountType === 'atlassian')
    .map(({ accountId }) => accountId)
    .filter((accountId) => !others.has(accountId))
    .slice(0, count);
};

/** Waits until a person is named where the job is shown. */
const named = async (admin: AdminPage, accountId: string): Promise<void> => {
  const { users } = await forge().site.state();
  const name = users.find((user) => user.accountId === accountId)?.displayName ?? '';
  await admin.panel('bulk').getByText(name).first().waitFor();
};

/** Creates a plan on the page, with its first row in a protected group. */
const makePlan = async (owner: AdminPage, rows: number, first = PROTECTED): Promise<string[]> => {
  const people = await strangers(rows);
  const lines = people.map((id, at) => `${at === 0 ? first : GROUP},${id}`);
  await bulkTab(owner).review(['group,member', ...lines].join('\n'));
  await bulkTab(owner).plan(rows);
  return people;
};

const jobNow = async (): Promise<JobView | undefined> => {
  const jobs = await forge().call('listJobs', {});
  if (!jobs.ok) throw new Error(jobs.failure.code);
  return jobs.value.jobs[0];
};

test('runs a job while its owner’s page is open, waits while it is closed, and lets no one else run it', async () => {
  const owner = await openBulk();
  const people = await makePlan(owner, ROWS);
  const before = (await members()).length;
  await forge().site.setFaults([jobAddsTake(ADD_TAKES_MS)]);
  const step = letDriveSteps(owner, 1);
  await bulkTab(owner).apply(ROWS);
  await bulkTab(owner).heading('keep-open.title').waitFor();
  await bulkTab(owner).heading('bulk.job.keep-open.title').waitFor();
  await bulkTab(owner).text('bulk.job.keep-open.protected').waitFor();
  await step.over();
  owner.page.close();
  await forge().site.clearFaults();
  const soFar = (await members()).length;
  expect(soFar).toBeGreaterThan(before);
  expect(soFar).toBeLessThan(before + ROWS);

  const { admin: ownerId, confluenceAdmin, nonAdmin } = forge().info.accounts;
  const other = await openBulk({ account: confluenceAdmin });
  await bulkTab(other).heading('bulk.waits.title').waitFor();
  await named(other, ownerId);
  const [why = ''] = words('bulk.waits.owner-at-page.protected').split(' {owner}');
  await other.panel('bulk').getByText(why).waitFor();
  expect(await other.button('bulk.take-over.confirm').count()).toBe(0);
  await other.button('bulk.take-over.read').click();
  await other.button('bulk.take-over.confirm').waitFor();
  const jobId = (await jobNow())?.id ?? '';
  expect(await forge().call('driveJob', { jobId }, confluenceAdmin)).toMatchObject({
    ok: false,
    failure: { code: 'not-permitted' },
  });

  const refused = await open({ account: nonAdmin });
  await refused.sees('failure.not-an-admin.title');
  for (const action of ['getJob', 'driveJob'] as const)
    expect(await forge().call(action, { jobId }, nonAdmin)).toMatchObject({
      ok: false,
      failure: { code: 'not-an-admin' },
    });
  expect(await members()).toHaveLength(soFar);

  step.more();
  await owner.page.goto(forge().url);
  await owner.drawn(); // stays on the People tab
  const keepOpen = bulkTab(owner).heading('keep-open.title');
  await keepOpen.waitFor();
  await keepOpen.waitFor({ state: 'detached', timeout: JOB_WAIT_MS });
  expect(await jobNow()).toMatchObject({ state: 'done' });
  await owner.openTab('bulk');
  await bulkTab(owner).over(ROWS);
  expect(await members()).toEqual(expect.arrayContaining(people));
  expect(await jobNow()).toMatchObject({ ownerId, approvals: [{ accountId: ownerId }] });
});

test('lets another site admin take over a waiting job after reading its plan', async () => {
  const owner = await openBulk();
  const people = await makePlan(owner, 3);
  const step = letDriveSteps(owner, 0);
  await bulkTab(owner).apply(3);
  owner.page.close();
  step.more();

  const { admin: ownerId } = forge().info.accounts;
  const siteAdmins = await forge().site.group('site-admins');
  const account = siteAdmins.members.find((accountId) => accountId !== ownerId) ?? '';
  const other = await openBulk({ account });
  await other.button('bulk.take-over.read').click();
  await other.page.getByRole('cell', { name: GROUP, exact: true }).first().waitFor();
  await other.button('bulk.take-over.confirm').click();
  await bulkTab(other).over(3);
  await named(other, account);
  await other.panel('bulk').getByText(words('bulk.as.viewer')).first().waitFor();
  expect(await members()).toEqual(expect.arrayContaining(people));
  expect(await jobNow()).toMatchObject({
    ownerId: account,
    approvals: [{ accountId: ownerId }, { accountId: account }],
  });
});

test('runs a job whose first step was refused while the page showed all jobs', async () => {
  const owner = await openBulk();
  const people = await makePlan(owner, ROWS, GROUP);
  await fetch(`${forge().url}/dev/platform`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ impersonation: 'nowhere' }),
  });
  await forge().site.setFaults([jobAddsTake(ADD_TAKES_MS)]);
  await bulkTab(owner).apply(ROWS);
  await owner.button('bulk.back').click();
  await bulkTab(owner).heading('keep-open.title').waitFor({ timeout: JOB_WAIT_MS });
  await owner.openTab('activity');
  await owner.button('recent.refresh').click();
  await owner.panel('activity').getByText(words('bulk.state.running'), { exact: true }).waitFor();
  await forge().site.clearFaults();
  await expect.poll(async () => (await jobNow())?.state, { timeout: JOB_WAIT_MS }).toBe('done');
  expect(await members()).toEqual(expect.arrayContaining(people));
});
