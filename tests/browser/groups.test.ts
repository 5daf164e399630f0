import type { AdminPage } from './support/adminPage';
import { bulkTab } from './support/bulkTab';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { newcomerTo } from './support/person';
import { axeProblems } from './support/axeProblems';
import { words } from './support/words';

const { forge, open } = localAdminPages();

const membersOf = async (name: string): Promise<string[]> =>
  (await forge().site.group(name)).members;

/** A new group with the first people of the company, and its ID. */
const groupOf = async (name: string, size: number): Promise<string> => {
  const { id } = await forge().site.createGroup({ name });
  const { users } = await forge().site.state();
  const people = users.filter(({ active, accountType }) => active && accountType === 'atlassian');
  for (const { accountId } of people.slice(0, size))
    await forge().call('addMember', { groupId: id, accountId });
  return id;
};

/** Opens the list of groups, wherever the page was left. */
const openList = async (account?: string): Promise<AdminPage> => {
  const admin = await open(account === undefined ? {} : { account });
  await admin.openTab('groups');
  const search = admin.page.getByRole('textbox', { name: words('groups.search') });
  for (const key of ['compare.back', 'groups.all'] as const) {
    await search.or(admin.button('groups.all')).or(admin.button('compare.back')).waitFor();
    if (await admin.button(key).isVisible()) await admin.button(key).click();
  }
  await search.waitFor();
  return admin;
};

/** Opens a group from the list of groups, by its name. */
const openGroup = async (name: string, account?: string): Promise<AdminPage> => {
  const admin = await openList(account);
  await admin.page.getByRole('textbox', { name: words('groups.search') }).fill(name);
  await admin.page.getByRole('button', { name, exact: true }).click();
  await admin.page.getByRole('heading', { name, exact: true }).waitFor();
  return admin;
};

test('lists the groups with their kinds, page by page', async () => {
  const admin = await openList();
  const rows = admin.panel('groups').getByRole('row');
  const kinds = [
    ['azure-vpn-users', 'kind.synced'],
    ['Book Club', 'kind.team'],
    ['confluence-users-lanternworks', 'kind.access'],
    ['confluence-admins-lanternworks', 'kind.admin'],
  ] as const;
  for (const [name, kind] of kinds)
    await rows.filter({ hasText: name }).getByText(words(kind), { exact: true }).waitFor();
  expect(await axeProblems(admin.page)).toEqual([]);
  await admin.button('bulk.rows.next').click();
  await admin.page.getByText(words('groups.shown', { from: '26', to: '50' })).waitFor();
});

test('shows an empty group with what to do next, and a vanished one as gone', async () => {
  const { id } = await forge().site.createGroup({ name: 'quiet-room' });
  const admin = await openGroup('quiet-room');
  await admin.page.getByRole('heading', { name: words('members.empty.title') }).waitFor();
  await admin.page.getByText(words('group.members', { count: '0' }), { exact: true }).waitFor();
  expect(await axeProblems(admin.page)).toEqual([]);

  await forge().site.deleteGroup(id);
  const person = await newcomerTo(forge());
  await admin.combobox('group.add').fill(person.name);
  await admin.page.getByRole('option').filter({ hasText: person.name }).click();
  await admin.button('add.submit', admin.panel('groups')).click();
  await admin.sees('group.failed', words('failure.group-not-found.title'));
  await admin.button('group.compare').click();
  await admin.page.getByRole('heading', { name: words('compare.title') }).waitFor();
  await admin.sees('group.failed', words('failure.group-not-found.title'));
});

test('compares two groups, and plans what is missing in one click', async () => {
  await groupOf('fox-keepers', 5);
  await groupOf('fox-feeders', 3);
  const admin = await openGroup('fox-keepers');
  await admin.button('group.compare').click();
  await admin.page.getByText('fox-keepers', { exact: true }).waitFor();
  await admin.chooseGroup('compare.with', 'fox-feeders');
  await admin.button('compare.submit').click();
  await admin.page
    .getByRole('button', { name: words('compare.count.only-left', { count: '2' }) })
    .waitFor();
  await admin.page
    .getByRole('button', { name: words('compare.count.both', { count: '3' }) })
    .waitFor();
  expect(await axeProblems(admin.page)).toEqual([]);
  await admin.page
    .getByRole('button', { name: words('compare.plan.add', { count: '2', group: 'fox-feeders' }) })
    .click();
  const bulk = bulkTab(admin);
  await bulk.apply(2);
  await bulk.over(2);
  expect(await membersOf('fox-feeders')).toHaveLength(5);
});
