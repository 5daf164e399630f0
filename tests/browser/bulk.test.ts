import type { AdminPage } from './support/adminPage';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { axeProblems } from './support/axeProblems';
import { words, type TextKey } from './support/words';

const granted = localAdminPages();

const JOB_WAIT_MS = 60_000;
const GROUP = 'legal';

/** People who are in none of the groups yet, as lines of a spreadsheet. */
const newcomers = async (forge: ReturnType<typeof granted.forge>, count: number) => {
  const { groups, users } = await forge.site.state();
  const members = groups.find(({ name }) => name === GROUP)?.members ?? [];
  return users
    .filter(({ active, accountType }) => active && accountType === 'atlassian')
    .map(({ accountId }) => accountId)
    .filter((accountId) => !members.includes(accountId))
    .slice(0, count);
};

/** 40 good rows, one of them repeated and one with a hard space, and two that need an answer. */
const damagedList = (people: readonly string[]): string =>
  [
    'Group;Account ID;Action;Reason',
    ...people.map((accountId) => `${GROUP};${accountId};add;New in the team`),
    `${GROUP};${people[0] ?? ''};add;New in the team`,
    `\u00a0${GROUP};${people[1] ?? ''};add;New in the team`,
    `${GROUP};1.16E+20;add;`,
    `no-such-group;${people[2] ?? ''};add;`,
  ].join('\r\n');

const openBulk = async (pages: typeof granted): Promise<AdminPage> => {
  const admin = await pages.open();
  await admin.openTab('bulk');
  await admin.button('bulk.read').waitFor();
  return admin;
};

const applyShownPlan = async ({ page }: AdminPage, rows: number): Promise<void> => {
  const apply = { name: words('bulk.apply', { count: rows.toString() }), exact: true };
  await page.getByRole('button', apply).first().click();
  await page.getByRole('dialog').getByRole('button', apply).click();
};

const heading = ({ page }: AdminPage, key: TextKey) =>
  page.getByRole('heading', { name: words(key), exact: true });

const members = async () => [...(await granted.forge().site.group(GROUP)).members].toSorted();

test('turns a damaged list into a plan and a job, and an undo restores the group', async () => {
  const before = await members();
  const people = await newcomers(granted.forge(), 40);
  const admin = await openBulk(granted);
  const { page } = admin;
  expect(await axeProblems(page)).toEqual([]);

  await page
    .getByRole('textbox', { name: words('bulk.list') })
    .first()
    .fill(damagedList(people));
  await admin.button('bulk.read').click();
  await heading(admin, 'bulk.columns.title').waitFor({ timeout: JOB_WAIT_MS });
  expect(await axeProblems(page)).toEqual([]);
  await admin.button('bulk.check').click();
  await heading(admin, 'bulk.review.title').waitFor({ timeout: JOB_WAIT_MS });
  expect(await axeProblems(page)).toEqual([]);
  await page
    .getByRole('button', { name: words('bulk.questions.skip-all', { count: '2' }) })
    .click();
  await page.getByRole('button', { name: words('bulk.review.plan', { count: '40' }) }).click();

  await page
    .getByRole('heading', { name: words('bulk.plan.title', { count: '40' }) })
    .waitFor({ timeout: JOB_WAIT_MS });
  expect(await axeProblems(page)).toEqual([]);
  expect(await members()).toEqual(before);
  await applyShownPlan(admin, 40);

  await admin.button('bulk.follow-up.undo').waitFor({ timeout: JOB_WAIT_MS });
  expect(await members()).toEqual([...before, ...people].toSorted());

  expect(await axeProblems(page)).toEqual([]);

  await admin.button('bulk.follow-up.undo').click();
  await page.getByRole('button', { name: words('bulk.undo.plan', { count: '40' }) }).click();
  await page.getByText(words('bulk.source.undo', { groups: GROUP })).waitFor();
  await applyShownPlan(admin, 40);
  await page
    .getByRole('heading', { name: words('bulk.job.title.done', { count: '40' }) })
    .waitFor({ timeout: JOB_WAIT_MS });
  expect(await members()).toEqual(before);

  await admin.openTab('people');
  // The job and its undo, without a reload.
  const entries = await admin.recent();
  await entries.filter({ hasText: words('recent.job') }).waitFor();
  await entries
    .filter({ hasText: words('bulk.source.undo', { groups: '' }).trim() })
    .getByText(words('bulk.result.changed', { count: '40' }))
    .waitFor();
});
