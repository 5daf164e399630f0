import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AdminPage } from '../browser/support/adminPage';
import { bulkTab, JOB_WAIT_MS } from '../browser/support/bulkTab';
import { localAdminPages, test } from '../browser/support/localAdminPages';
import { newcomerTo, type Person } from '../browser/support/person';
import { words } from '../browser/support/words';
import { openForPictures, takePart, takeWindow } from './takePictures';

// Takes the pictures of the README and docs/bulk.md. The simulated company is the same in each run.
// A step that doesn't find what it needs fails, and so does a page that shows a problem.

const pages = localAdminPages();
const { forge } = pages;

const WORKBOOK = path.resolve(__dirname, '../fixtures/exports/12-en-access-changes.xlsx');

const newcomersTo = async (group: string, count: number): Promise<Person[]> => {
  const people: Person[] = [];
  while (people.length < count) people.push(await newcomerTo(forge(), group));
  return people;
};

const emailOf = async ({ accountId }: Person): Promise<string> => {
  const { users } = await forge().site.state();
  return users.find((user) => user.accountId === accountId)?.email ?? '';
};

const openBulk = async (): Promise<AdminPage> => {
  const admin = await openForPictures(pages);
  await admin.openTab('bulk');
  await admin.button('bulk.read').waitFor();
  return admin;
};

const takeStart = (admin: AdminPage, name: string): Promise<void> =>
  takePart(admin.panel('bulk'), name, bulkTab(admin).heading('bulk.jobs.title'));

test('takes bulk-list.png: a chosen workbook', async () => {
  const admin = await openBulk();
  await admin.page
    .frameLocator('iframe')
    .getByLabel(words('file.choose.list'))
    .setInputFiles({
      name: 'access-changes.xlsx',
      mimeType: 'application/octet-stream',
      buffer: await readFile(WORKBOOK),
    });
  await admin.button('bulk.file.remove').waitFor();
  await takeStart(admin, 'bulk-list');
});

test('takes bulk-by-hand.png: people who were picked, and others who were pasted', async () => {
  const admin = await openBulk();
  const { page } = admin;
  const group = 'project-aurora';
  await admin.button('bulk.by-hand').click();
  for (const { name } of await newcomersTo(group, 2)) {
    await admin.combobox('bulk.by-hand.people').fill(name);
    await page.getByRole('option').filter({ hasText: name }).click();
  }
  const pasted = await newcomersTo(group, 3);
  const [first, second, third] = await Promise.all(pasted.map(emailOf));
  await page
    .getByRole('textbox', { name: words('bulk.by-hand.text') })
    .fill(`${String(first)}, ${String(second)}\n${pasted[2]?.name ?? ''} <${String(third)}>`);
  await admin.chooseGroup('add.group', group);
  await takeStart(admin, 'bulk-by-hand');
});

test('takes bulk-columns.png, bulk-review.png and bulk-plan.png: a list becomes a plan', async () => {
  const admin = await openBulk();
  const { page, button, panel } = admin;
  const bulk = bulkTab(admin);

  await bulk.readColumns(await accessChanges());
  await takePart(panel('bulk'), 'bulk-columns');

  await bulk.chooseMeaning('x', 'bulk.action.add');
  await button('bulk.check').click();
  await bulk.heading('bulk.review.title').waitFor({ timeout: JOB_WAIT_MS });
  await takePart(panel('bulk'), 'bulk-review');

  const useGroup = words('bulk.questions.use-group', { group: 'finance' });
  await page.getByRole('button', { name: useGroup }).click();
  await button('bulk.questions.use-person').click();
  await bulk.plan(4);
  await takePart(panel('bulk'), 'bulk-plan');
});

/** A list of four rows. An admin must decide about an action word, a group and a person. */
const accessChanges = async (): Promise<string> => {
  const lineOf = async (person: Person, group: string, action: string, reason: string) =>
    [group, person.name, await emailOf(person), person.accountId, action, reason].join('\t');
  const [first, second, third] = (await newcomersTo('finance', 3)) as [Person, Person, Person];
  const leaver = await memberOf('legal');
  const lines = [
    'Team\tName\tEmail\tAccount ID\tChange\tReason\tEmployee number',
    `${await lineOf(first, 'finance', 'Add', 'New in the team')}\t00412`,
    `${await lineOf(second, 'finance', 'x', 'Joins in January')}\t00413`,
    `${await lineOf(third, 'finanse', 'Add', 'New role')}\t00414`,
    `legal\t${leaver.name}\t\t\tRemove\tParental leave\t00415`,
  ];
  return lines.join('\n');
};

/** An active member of a group whose name no one else has. */
const memberOf = async (group: string): Promise<Person> => {
  const { users } = await forge().site.state();
  const { members } = await forge().site.group(group);
  const member = users.find(
    ({ accountId, displayName, active }) =>
      active &&
      members.includes(accountId) &&
      users.filter((user) => user.displayName.includes(displayName)).length === 1,
  );
  if (!member) throw new Error(`No member of ${group} has a name of their own.`);
  return { accountId: member.accountId, name: member.displayName };
};

test('takes bulk-job.png: a job with each kind of result', async () => {
  const admin = await openBulk();
  const bulk = bulkTab(admin);
  const group = 'customer-success';
  const { members } = await forge().site.group(group);
  const accountIds = [
    ...(await newcomersTo(group, 20)).map(({ accountId }) => accountId),
    ...members.slice(0, 3),
    '5b10ac8d82e05b22cc7d4ef5', // no account of the company has this ID
  ];
  const lines = accountIds.map((accountId) => `${group},${accountId},add,New in the team`);
  await bulk.review(['group,member,action,reason', ...lines].join('\n'));
  await bulk.plan(accountIds.length);
  await bulk.apply(accountIds.length);
  await bulk.over(accountIds.length);
  await admin.panel('bulk').getByRole('cell', { name: group, exact: true }).first().waitFor();
  await admin.page.getByText(words('site.ready')).waitFor();
  await takeWindow(admin, 'bulk-job');
});

test('takes activity.png: changes of two admins, a key and a job', async () => {
  const admin = await openForPictures(pages);
  const { accounts } = forge().info;
  const change = async (
    action: 'addMember' | 'removeMember',
    group: string,
    { accountId }: Person,
    by = accounts.admin,
  ): Promise<void> => {
    const { id: groupId } = await forge().site.group(group);
    await forge().call(action, { groupId, accountId }, by);
  };
  await change('removeMember', 'project-orchard', await memberOf('project-orchard'));
  await change('addMember', 'Search Guild', await newcomerTo(forge(), 'Search Guild'));
  const { accountId } = await newcomerTo(forge(), 'marketing');
  await forge().trigger({ group: 'marketing', accountId });
  const other = accounts.confluenceAdmin;
  await change('addMember', 'project-saffron', await newcomerTo(forge(), 'project-saffron'), other);
  await change('addMember', 'Office Tokyo', await newcomerTo(forge(), 'Office Tokyo'));
  await admin.openTab('activity');
  const panel = admin.panel('activity');
  await admin.button('recent.refresh', panel).click();
  await panel.getByRole('cell', { name: 'Office Tokyo' }).waitFor();
  await takeWindow(admin, 'activity');
});

test('takes group.png: a group with two selected members', async () => {
  const { accountId } = await newcomerTo(forge(), 'research');
  const { id: groupId } = await forge().site.group('research');
  await forge().call('addMember', { groupId, accountId }); // proves what Rollcall can do here
  const admin = await openForPictures(pages);
  const { page } = admin;
  const group = 'project-lighthouse';
  await admin.openTab('groups');
  await page.getByRole('textbox', { name: words('groups.search') }).fill(group);
  await page.getByRole('button', { name: group, exact: true }).click();
  await page.getByText(words('group.changes.empty')).waitFor();
  const boxes = admin.panel('groups').getByRole('checkbox');
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  await page.getByText(words('members.selected', { count: '2' }), { exact: true }).waitFor();
  await takeWindow(admin, 'group');
});
