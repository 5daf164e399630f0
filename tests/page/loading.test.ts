import { newcomerTo } from '../browser/support/person';
import { strangersTo } from '../browser/support/strangersTo';
import { words } from '../browser/support/words';
import { valueOf } from '../host/support/plans';
import { holdCall } from './support/holdCall';
import { type AdminPage, expect, localPages, test } from './support/localPages';
import type { Locator } from './support/locator';

const { forge, open } = localPages();

const SPINNER = { name: words('loading'), exact: true };
const TABLE_SPINNER = { name: 'Loading table' }; // UI Kit's own text

test('the Activity tab says which changes will appear while there are none', async () => {
  const { panel, openTab } = await open();
  await openTab('activity');
  const activity = panel('activity');
  await activity.getByText(words('recent.empty.title'), { exact: true }).waitFor();
  await activity.getByText(words('recent.empty.description'), { exact: true }).waitFor();
  expect(await activity.getByRole('table').count()).toBe(0);
});

test('a search for a group that finds nothing says what to do, and offers the exact name', async () => {
  const { page, panel } = await open();
  const groups = panel('groups');
  await page.getByRole('textbox', { name: words('groups.search') }).fill('nobody here');
  await groups.getByText(words('groups.none', { query: 'nobody here' }), { exact: true }).waitFor();
  await groups.getByText(words('groups.none.next'), { exact: true }).waitFor();
  const openName = { name: words('groups.open-name', { name: 'nobody here' }), exact: true };
  const button = groups.getByRole('button', openName);
  expect(await button.isEnabled()).toBe(true);
  expect(await groups.getByRole('table').count()).toBe(0);
  await button.click();
  await groups.getByText(words('groups.name-unknown')).first().waitFor();
});

test('the list of groups of a site without groups says where to create one', async () => {
  const none = JSON.stringify({ results: [], start: 0, limit: 200, size: 0, _links: {} });
  await forge().site.setFaults([
    {
      match: { method: 'GET', path: '/wiki/rest/api/group' },
      effect: 'body',
      value: { status: 200, body: none },
    },
  ]);
  const { panel } = await open();
  await panel('groups').getByText(words('groups.empty.title')).waitFor();
  await panel('groups').getByText(words('groups.empty.about')).waitFor();
});

test('the groups of a person without groups say why there are none, below the form that adds the person', async () => {
  const { groups, users } = await forge().site.state();
  const loner = users.find(
    ({ accountId, accountType }) =>
      accountType === 'customer' && !groups.some(({ members }) => members.includes(accountId)),
  );
  const admin = await open({ place: `/people/${encodeURIComponent(loner?.accountId ?? '')}` });
  const people = admin.panel('people');
  await people.getByText(words('person.groups.empty'), { exact: true }).waitFor();
  await people.getByText(words('person.groups.empty.about'), { exact: true }).waitFor();
  expect(await people.getByRole('table').count()).toBe(0);
  expect(await admin.button('add.submit', people).isEnabled()).toBe(true);
});

const membersOf = async (group: string): Promise<string[]> =>
  (await forge().site.group(group)).members;

test('Enter in the person picker sends the form once a person and a group are chosen', async () => {
  const admin = await open();
  const person = await newcomerTo(forge(), 'legal');
  const { page, combobox } = admin;
  const addCalls = () => page.calls.filter(({ functionKey }) => functionKey === 'addMember');
  await admin.chooseGroup('people.groups', 'legal');
  // In an open list, Enter chooses, as it does everywhere.
  await combobox('add.person').fill(person.name);
  await page.getByRole('option').filter({ hasText: person.name }).waitFor();
  await combobox('add.person').press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  await page.idle();
  expect(addCalls()).toEqual([]);

  await admin.whileCalling('addMember', () => combobox('add.person').press('Enter'));
  const added = words('change.added', { person: person.name, group: 'legal' });
  await admin.sees('change.added.title', added);
  expect(await membersOf('legal')).toContain(person.accountId);
  const { id: groupId } = await forge().site.group('legal');
  expect(addCalls().map(({ payload }) => payload)).toMatchObject([
    { groupId, accountId: person.accountId },
  ]);
});

const MEMBERS = 3;

/** A new group with some people, a recorded change, and a page that shows it. */
const openGroup = async (name: string): Promise<AdminPage> => {
  const { id: groupId } = await forge().site.createGroup({ name });
  for (const accountId of await strangersTo(forge(), name, MEMBERS))
    valueOf(await forge().call('addMember', { groupId, accountId }));
  const admin = await open();
  await admin.page.getByRole('textbox', { name: words('groups.search') }).fill(name);
  await admin.page.getByRole('button', { name, exact: true }).click();
  await shownOf(admin, name).everything();
  return admin;
};

/** What a group's page shows. */
const shownOf = ({ page, panel, button }: AdminPage, name: string) => {
  const groups = panel('groups');
  const heading = groups.getByRole('heading', { name, exact: true });
  const count = groups.getByText(words('group.members', { count: '3' }), { exact: true });
  const members = groups.getByRole('table', { name: words('members.title') });
  const changes = groups.getByRole('table', { name: words('recent.title') });
  const rowsOf = (table: Locator): Locator =>
    table.getByRole('row').filter({ has: page.getByRole('cell') });
  return {
    heading,
    count,
    members,
    memberRows: rowsOf(members),
    changes,
    changeRows: rowsOf(changes),
    refresh: button('recent.refresh', groups),
    refreshing: groups.getByRole('button', { name: `${words('recent.refresh')}, Loading` }),
    spinner: groups.getByRole('img', SPINNER),
    tableSpinner: groups.getByRole('img', TABLE_SPINNER),
    everything: async (): Promise<void> => {
      for (const part of [heading, count]) await part.waitFor();
      for (const table of [members, changes])
        await rowsOf(table)
          .nth(MEMBERS - 1)
          .waitFor();
      await groups.getByRole('img').waitFor({ state: 'detached' });
      await button('recent.refresh', groups).waitFor();
    },
  };
};

test('a group’s page shows a spinner in place of the group until it is loaded', async () => {
  const name = 'otter-keepers';
  const admin = await openGroup(name);
  const shown = shownOf(admin, name);
  await admin.button('groups.all').click();
  const letGo = holdCall(admin, 'getGroup');
  await admin.page.getByRole('textbox', { name: words('groups.search') }).fill(name);
  await admin.page.getByRole('button', { name, exact: true }).click();
  await shown.spinner.waitFor();
  await shown.refreshing.waitFor();
  expect(await admin.button('groups.all').isEnabled()).toBe(true);
  expect(await shown.heading.count()).toBe(0);
  letGo();
  await shown.everything();
});

test('a group’s page has its table with a spinner until the members are loaded', async () => {
  const name = 'beaver-keepers';
  const admin = await openGroup(name);
  const shown = shownOf(admin, name);
  await admin.button('groups.all').click();
  const letGo = holdCall(admin, 'listMembers');
  await admin.page.getByRole('textbox', { name: words('groups.search') }).fill(name);
  await admin.page.getByRole('button', { name, exact: true }).click();
  for (const part of [shown.heading, shown.count, shown.members, shown.tableSpinner])
    await part.waitFor();
  expect(await shown.memberRows.count()).toBe(0);
  expect(await admin.page.getByText(words('members.empty.title')).count()).toBe(0);
  letGo();
  await shown.everything();
});

test('a refresh of a group keeps its name and number until the group is loaded again', async () => {
  const name = 'marten-keepers';
  const admin = await openGroup(name);
  const shown = shownOf(admin, name);
  const letGo = holdCall(admin, 'getGroup');
  await shown.refresh.click();
  await shown.refreshing.waitFor();
  await shown.memberRows.nth(MEMBERS - 1).waitFor();
  await shown.changeRows.nth(MEMBERS - 1).waitFor();
  for (const part of [shown.heading, shown.count]) expect(await part.count()).toBe(1);
  expect(await shown.spinner.count()).toBe(0);
  letGo();
  await shown.everything();
});

test('a refresh of a group has a spinner in place of the members and changes that are loaded again', async () => {
  const name = 'weasel-keepers';
  const admin = await openGroup(name);
  const shown = shownOf(admin, name);
  const releases = [holdCall(admin, 'listMembers'), holdCall(admin, 'listActivity')];
  await shown.refresh.click();
  await shown.tableSpinner.waitFor();
  await shown.refresh.waitFor(); // the group itself is there
  for (const part of [shown.heading, shown.count, shown.members, shown.spinner])
    expect(await part.count()).toBe(1);
  // Rows that may be out of date aren't shown, and nothing says that there are none.
  for (const part of [shown.memberRows, shown.changes]) expect(await part.count()).toBe(0);
  for (const empty of ['members.empty.title', 'group.changes.empty'] as const)
    expect(await admin.page.getByText(words(empty)).count()).toBe(0);
  for (const letGo of releases) letGo();
  await shown.everything();
});

test('a refresh of a group keeps the search and the selection, without those who have gone', async () => {
  const name = 'ferret-keepers';
  const admin = await openGroup(name);
  const panel = admin.panel('groups');
  const table = panel.getByRole('table', { name: words('members.title') });
  const search = admin.page.getByRole('textbox', { name: words('members.search') });
  const boxes = table.getByRole('checkbox');
  await boxes.nth(1).waitFor();
  for (const box of await boxes.all()) await box.check();
  const all = await boxes.count();
  await panel
    .getByText(words('members.selected', { count: String(all) }), { exact: true })
    .waitFor();
  const [label = ''] = await table.locator('label').allInnerTexts();
  await search.fill(label);
  const { id: groupId, members } = await forge().site.group(name);
  // Another window removes one of them.
  valueOf(await forge().call('removeMember', { groupId, accountId: members.at(-1) ?? '' }));
  await admin.whileCalling('listMembers', () => admin.button('recent.refresh', panel).click());
  const left = { count: String(all - 1), shown: '1' };
  await panel.getByText(words('members.selected-hidden', left), { exact: true }).waitFor();
  expect(await search.inputValue()).toBe(label);
  expect(await boxes.first().isChecked()).toBe(true);
});

test('a refresh of the Activity tab and of a person’s groups keeps the rows until they are loaded again', async () => {
  const { id: groupId } = await forge().site.group('finance');
  const [accountId = ''] = await strangersTo(forge(), 'finance', 1);
  valueOf(await forge().call('addMember', { groupId, accountId }));
  const admin = await open({ place: `/people/${encodeURIComponent(accountId)}` });
  for (const [tab, action, key] of [
    ['people', 'listGroupsOf', 'person.groups.table'],
    ['activity', 'listActivity', 'recent.title'],
  ] as const) {
    await admin.openTab(tab);
    const panel = admin.panel(tab);
    const rows = panel.getByRole('table', { name: words(key) }).getByRole('row');
    await rows.nth(1).waitFor();
    await admin.page.idle();
    const before = await rows.allInnerTexts();
    const letGo = holdCall(admin, action);
    await admin.button('recent.refresh', panel).click();
    const loading = { name: `${words('recent.refresh')}, Loading`, exact: true };
    await panel.getByRole('button', loading).waitFor();
    expect(await rows.allInnerTexts()).toEqual(before);
    expect(await panel.getByRole('img').count()).toBe(0); // no spinner instead
    letGo();
    await admin.button('recent.refresh', panel).waitFor();
    expect(await rows.allInnerTexts()).toEqual(before);
  }
});

test('a group whose members can’t be loaded shows why, and offers nothing to do with them', async () => {
  const { id } = await forge().site.group('quality');
  await forge().site.setFaults([
    {
      match: { path: `${id}/membersByGroupId` },
      effect: 'status',
      value: { status: 500, body: '' },
    },
  ]);
  const { page, panel, button } = await open({ place: `/groups/${id}` });
  const groups = panel('groups');
  await groups.getByText(words('members.failed'), { exact: true }).waitFor();
  expect(await groups.getByRole('table', { name: words('members.title') }).count()).toBe(0);
  expect(await button('members.copy').count()).toBe(0);
  await forge().site.clearFaults();
  await button('try-again', groups).click();
  await page.getByRole('table', { name: words('members.title') }).waitFor();
  await button('members.copy').waitFor();
});
