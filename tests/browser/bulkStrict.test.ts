import { until } from '../host/support/until';
import type { AdminPage } from './support/adminPage';
import { bulkTab } from './support/bulkTab';
import { localAdminPages, type Opening } from './support/localAdminPages';
import { words } from './support/words';

const { forge, open } = localAdminPages(['--memory', '--site', 'strict']);

const TEST_MS = 240_000;
const GROUP = 'legal';
const ROWS = 60;
const SLOW_MS = 1_000; // an answer of the site; so that a step is not over before anybody looks
const STEP_S = 20; // after which a step begins nothing more

const shot = async ({ page }: AdminPage, name: string): Promise<void> => {
  await page.screenshot({ path: `/tmp/shots/strict-${name}.png`, fullPage: true });
};

const openBulk = async (opening: Opening = {}): Promise<AdminPage> => {
  const admin = await open(opening);
  await admin.openTab('bulk');
  return admin;
};

const members = async (): Promise<string[]> => (await forge().site.group(GROUP)).members;

const strangers = async (): Promise<string[]> => {
  const { users } = await forge().site.state();
  const inGroup = new Set(await members());
  return users
    .filter(({ active, accountType }) => active && accountType === 'atlassian')
    .map(({ accountId }) => accountId)
    .filter((accountId) => !inGroup.has(accountId));
};

const isSlow = (median: number) =>
  forge().site.patchSite({ latencyMs: { median, spread: median / 2 } });

/** The second site admin, who is as able as the first. */
const otherSiteAdmin = async (): Promise<string> => {
  const { members: admins } = await forge().site.group('site-admins');
  return admins.find((accountId) => accountId !== forge().info.accounts.admin) ?? '';
};

const nameOf = async (accountId: string): Promise<string> =>
  (await forge().site.state()).users.find((user) => user.accountId === accountId)?.displayName ?? '';

/** Applies a plan, and closes the page while it runs. Gives how many rows were done by then. */
const leftMidway = async (): Promise<{ owner: AdminPage; people: string[] }> => {
  const owner = await openBulk();
  const bulk = bulkTab(owner);
  const people = (await strangers()).slice(0, ROWS);
  await bulk.review(['group,member', ...people.map((id) => `${GROUP},${id}`)].join('\n'));
  await bulk.plan(ROWS);
  const before = (await members()).length;
  await isSlow(SLOW_MS);
  await bulk.apply(ROWS);
  await bulk.heading('bulk.job.keep-open.title').waitFor();
  await until(members, ({ length }) => length > before + 2);
  await shot(owner, 'keep-open');
  await owner.page.goto('about:blank');
  await forge().advanceClock(STEP_S);
  await isSlow(0);
  return { owner, people };
};

const jobNow = async () => {
  const jobs = await forge().call('listJobs', {});
  if (!jobs.ok) throw new Error(jobs.failure.code);
  return jobs.value[0];
};

test(
  'a job goes on while its owner’s page is open, waits while it is closed, and nobody else drives it',
  async () => {
    const { owner, people } = await leftMidway();
    const waiting = await until(jobNow, (job) => job?.waiting?.for === 'owner-at-page');
    const soFar = (await members()).length;
    const { confluenceAdmin, nonAdmin } = forge().info.accounts;

    const other = await openBulk({ account: confluenceAdmin });
    const bulk = bulkTab(other);
    await bulk.heading('bulk.waits.title').waitFor();
    await shot(other, 'waits');
    await other.page.getByText(await nameOf(forge().info.accounts.admin)).first().waitFor();
    expect(await other.button('bulk.take-over.confirm').count()).toBe(0);
    await other.button('bulk.take-over.read').click();
    await other.button('bulk.take-over.confirm').waitFor();
    await shot(other, 'take-over');
    const jobId = waiting?.id ?? '';
    expect(await forge().call('driveJob', { jobId }, confluenceAdmin)).toMatchObject({ ok: false });
    expect(await members()).toHaveLength(soFar);

    const refused = await open({ account: nonAdmin });
    await refused.sees('failure.not-an-admin.title');
    for (const action of ['getJob', 'driveJob'] as const)
      expect(await forge().call(action, { jobId }, nonAdmin)).toMatchObject({
        ok: false,
        failure: { code: 'not-an-admin' },
      });

    await owner.page.goto(forge().url);
    await owner.drawn();
    await owner.openTab('bulk');
    await bulkTab(owner).over(ROWS);
    expect(await members()).toEqual(expect.arrayContaining(people));
    expect((await jobNow())?.approvals).toHaveLength(1);
  },
  TEST_MS,
);

test(
  'another site admin takes a waiting job over once they have seen its plan, and it goes on in their name',
  async () => {
    const { people } = await leftMidway();
    await until(jobNow, (job) => job?.waiting?.for === 'owner-at-page');
    const account = await otherSiteAdmin();
    const other = await openBulk({ account });
    const bulk = bulkTab(other);
    await other.button('bulk.take-over.read').click();
    await other.page.getByRole('cell', { name: GROUP, exact: true }).first().waitFor();
    await other.button('bulk.take-over.confirm').click();
    await bulk.over(ROWS);
    await shot(other, 'taken-over');
    expect(await members()).toEqual(expect.arrayContaining(people));
    expect(await jobNow()).toMatchObject({
      ownerId: account,
      approvals: [{ accountId: forge().info.accounts.admin }, { accountId: account }],
    });
    await other.page.getByText(await nameOf(account)).first().waitFor();
  },
  TEST_MS,
);
