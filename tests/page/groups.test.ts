import type { Locator } from './support/locator';
import { groupOf } from './support/groupOf';
import { expect, localPages, test, type AdminPage } from './support/localPages';
import { bulkTab } from '../browser/support/bulkTab';
import { holdCall } from './support/holdCall';
import { newcomerTo } from '../browser/support/person';
import { jobAddsUnanswered, removalsAnswered } from '../browser/support/siteFaults';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

const membersOf = async (name: string): Promise<string[]> =>
  (await forge().site.group(name)).members;

/** A number as the page writes it. */
const written = (count: number): string => count.toLocaleString('en-US');

const table = ({ page }: AdminPage): Locator =>
  page.getByRole('table', { name: words('members.title') });

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

test('removes one member after a question, and shows the list without them at once', async () => {
  await groupOf(forge(), 'badger-keepers', 3);
  const admin = await openGroup('badger-keepers');
  const boxes = table(admin).getByRole('checkbox');
  await boxes.nth(2).waitFor();
  await boxes.first().check();
  await admin.button('remove.ask').click();
  const dialog = admin.page.getByRole('dialog', { name: words('remove.title') });
  await admin.whileCalling('removeMember', () => admin.button('remove.confirm', dialog).click());
  await admin.sees('change.removed.title');
  await boxes.nth(2).waitFor({ state: 'detached' });
  expect(await membersOf('badger-keepers')).toHaveLength(2);
  await admin
    .panel('groups')
    .getByRole('table', { name: words('recent.title') })
    .getByText(words('short.removed'))
    .first()
    .waitFor();
});

test('is certain that it removed a member who was listed, and offers an undo', async () => {
  await groupOf(forge(), 'raven-keepers', 9);
  await forge().advanceClock(900); // what Rollcall did itself counts for ten minutes
  const admin = await openGroup('raven-keepers');
  for (const size of [8, 7]) {
    await table(admin).getByRole('checkbox').nth(6).check();
    await admin.button('remove.ask', admin.panel('groups')).click();
    await admin.button('remove.confirm').click();
    await admin.page.getByRole('dialog').waitFor({ state: 'detached' });
    await admin.sees('change.removed.title');
    expect(await admin.page.getByText(words('change.removed.uncertain')).count()).toBe(0);
    expect(await membersOf('raven-keepers')).toHaveLength(size);
  }
  await admin.button('change.undo').click();
  await admin.sees('change.added.title');
});

test('searches and sorts the members', async () => {
  await groupOf(forge(), 'heron-watchers', 12);
  const admin = await openGroup('heron-watchers');
  const names = table(admin).getByRole('checkbox');
  await names.nth(11).waitFor();
  const labels = await table(admin).locator('label').allInnerTexts();
  const sorted = labels.toSorted((one, other) => one.localeCompare(other, 'en-US'));

  await admin.combobox('members.sort').click();
  await admin.page.getByRole('option', { name: words('members.sort.name') }).click();
  await expect(table(admin).locator('label')).toHaveText(sorted);

  const last = sorted.at(-1) ?? '';
  await admin.page.getByRole('textbox', { name: words('members.search') }).fill(last);
  await expect(table(admin).locator('label')).toHaveText([last]);
  await admin.page.getByRole('textbox', { name: words('members.search') }).fill('no such person');
  await admin.page.getByText(words('members.none')).waitFor();
});

test('counts the members itself, and names a person whom Confluence does not list yet', async () => {
  await groupOf(forge(), 'owl-keepers', 3);
  await forge().site.patchSite({ totalSize: false, lagSeconds: 60 });
  const admin = await openGroup('owl-keepers');
  const counts = (count: string) =>
    admin.page.getByText(words('group.members', { count }), { exact: true }).waitFor();
  await counts('3');
  const person = await newcomerTo(forge(), 'owl-keepers');
  await admin.combobox('group.add').fill(person.name);
  await admin.page.getByRole('option').filter({ hasText: person.name }).click();
  await admin.button('add.submit').click();
  await admin.sees('change.added.title');
  const isNamedOnce = async (isSelected: boolean): Promise<void> => {
    const row = table(admin).getByRole('row').filter({ hasText: person.name });
    await row.getByRole('checkbox', { name: person.name }).waitFor();
    expect(await row.getByText(person.accountId).count()).toBe(1);
    expect(await row.getByRole('checkbox').isChecked()).toBe(isSelected);
    if (!isSelected) await row.getByText(person.name).click();
    await admin.page.getByText(words('members.selected', { count: '1' })).waitFor();
  };
  await counts('4');
  await isNamedOnce(false);
  await admin.button('recent.refresh').click();
  await counts('4');
  await isNamedOnce(true); // a refresh keeps the selection
  await forge().site.patchSite({ totalSize: true, lagSeconds: 0 });
});

test('copies selected members to another group', async () => {
  await groupOf(forge(), 'swan-keepers', 4);
  await forge().site.createGroup({ name: 'swan-feeders' });
  const admin = await openGroup('swan-keepers');
  await admin.page
    .getByRole('button', { name: words('members.select-all', { count: '4' }) })
    .click();
  await admin.button('members.copy').click();
  await admin.chooseGroup('members.copy.to', 'swan-feeders');
  await admin.page
    .getByRole('button', { name: words('members.copy.submit', { count: '4' }) })
    .click();
  const bulk = bulkTab(admin);
  await bulk.apply(4);
  await bulk.over(4);
  expect((await membersOf('swan-feeders')).toSorted()).toEqual(
    (await membersOf('swan-keepers')).toSorted(),
  );
});

test('asks before it reads more than two pages of members, and says what that costs', async () => {
  const name = 'confluence-users-lanternworks';
  const { users } = await forge().site.state();
  const active = new Set(users.filter((user) => user.active).map(({ accountId }) => accountId));
  const count = (await membersOf(name)).filter((accountId) => active.has(accountId)).length;
  const rest = count - 399;
  expect(rest).toBeGreaterThan(0);
  const admin = await openGroup(name);
  await admin.page.getByText(words('members.read', { count: '399' }), { exact: true }).waitFor();
  await table(admin).getByRole('checkbox').first().waitFor(); // usable meanwhile
  const pages = 1 + Math.ceil((rest - 200) / 199);
  const points = pages + 2 * (rest + pages - 1);
  const [cost = ''] = words('members.read-all.cost', { points: written(points) }).split(' (');
  await admin.page.getByText(cost).waitFor();
  await admin.page
    .getByRole('button', { name: words('members.read-all.count', { count: written(count) }) })
    .click();
  const shown = { from: '1', to: '25', count: written(count) };
  await admin.page.getByText(words('bulk.rows.shown', shown)).waitFor();
});

test('says why a search failed, and tries again', async () => {
  const admin = await openList();
  await forge().site.setFaults([
    { match: { path: '/wiki/rest/api/group/picker' }, effect: 'status', value: 503 },
  ]);
  await admin.page.getByRole('textbox', { name: words('groups.search') }).fill('legal');
  await admin.sees('failure.unavailable.title');
  await forge().site.clearFaults();
  await admin.button('try-again', admin.panel('groups')).click();
  await admin.page.getByRole('button', { name: 'legal', exact: true }).waitFor();
});

test('lets no one change a group that is managed elsewhere, and says where to do it', async () => {
  const admin = await openGroup('scim-marketing');
  await admin.page.getByText(words('kind.synced.about')).waitFor();
  await table(admin).getByRole('row').nth(1).waitFor();
  expect(await admin.button('add.submit', admin.panel('groups')).count()).toBe(0);
  expect(await admin.button('remove.ask', admin.panel('groups')).count()).toBe(0);
});

test('comes back to the same group after a reload', async () => {
  const id = await groupOf(forge(), 'newt-keepers', 2);
  const admin = await openList();
  await admin.page.getByRole('textbox', { name: words('groups.search') }).fill('newt-keepers');
  const remembered = admin.page.answerTo('rememberPlace', { body: `"path":"/groups/${id}` });
  await admin.page.getByRole('button', { name: 'newt-keepers', exact: true }).click();
  await remembered;
  await admin.reload();
  await admin.page.getByRole('heading', { name: 'newt-keepers', exact: true }).waitFor();
});

test('opens a group by its exact name if the search doesn’t find it', async () => {
  await groupOf(forge(), 'lynx-keepers', 1);
  const admin = await openList();
  const search = admin.page.getByRole('textbox', { name: words('groups.search') });
  await forge().site.setFaults([
    {
      match: { path: '/group/picker' },
      effect: 'body',
      value: { status: 200, body: JSON.stringify({ results: [], _links: {} }) },
      times: 1,
    },
  ]);
  await search.fill('lynx-keepers');
  await admin.page
    .getByRole('button', { name: words('groups.open-name', { name: 'lynx-keepers' }) })
    .click();
  await admin.page.getByRole('heading', { name: 'lynx-keepers', exact: true }).waitFor();
});

test('tells a second admin who removes the same member that no change was needed', async () => {
  await groupOf(forge(), 'mole-keepers', 4);
  const [admin, other] = [await openGroup('mole-keepers'), await openGroup('mole-keepers')];
  for (const each of [admin, other]) {
    const boxes = table(each).getByRole('checkbox');
    await boxes.nth(3).waitFor();
    await boxes.first().check();
    await each.button('remove.ask').click();
    await each.page.getByRole('dialog').waitFor();
  }
  await admin.whileCalling('removeMember', () => admin.button('remove.confirm').click());
  await admin.sees('change.removed.title');
  await forge().site.setFaults([removalsAnswered(404)]); // as real sites do
  await other.whileCalling('removeMember', () => other.button('remove.confirm').click());
  await other.sees('change.not-a-member.title');
  await table(other).getByRole('checkbox').nth(3).waitFor({ state: 'detached' });
  expect(await membersOf('mole-keepers')).toHaveLength(3);
});

test('keeps the selection when a removal is canceled, and while it isn’t shown', async () => {
  await groupOf(forge(), 'vole-keepers', 3);
  const admin = await openGroup('vole-keepers');
  const boxes = table(admin).getByRole('checkbox');
  await boxes.nth(2).waitFor();
  await boxes.first().check();
  await admin.button('remove.ask').click();
  await admin.button('cancel').click();
  await admin.page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await boxes.first().isChecked()).toBe(true);
  await admin.page.getByRole('textbox', { name: words('members.search') }).fill('no such person');
  await admin.page
    .getByText(words('members.selected-hidden', { count: '1', shown: '0' }))
    .waitFor();
});

test('offers a plan that became ready while the admin was in another tab', async () => {
  await groupOf(forge(), 'shrew-keepers', 6);
  const admin = await openGroup('shrew-keepers');
  const boxes = table(admin).getByRole('checkbox');
  await boxes.nth(5).waitFor();
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  const letGo = holdCall(admin, 'finalizePlan');
  await admin.button('remove.ask').click();
  await admin.openTab('settings');
  letGo();
  await admin.sees('plan-ready.title', words('plan-ready.about'));
  await admin.panel('settings').waitFor();
  await admin.button('plan-ready.open').click();
  await bulkTab(admin).heading('bulk.plan.title', { count: '2' }).waitFor();
});

test('waits with adding while it plans removals, and doesn’t look as if it were adding', async () => {
  await groupOf(forge(), 'stoat-keepers', 3);
  const admin = await openGroup('stoat-keepers');
  const boxes = table(admin).getByRole('checkbox');
  await boxes.nth(2).waitFor();
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  const letGo = holdCall(admin, 'finalizePlan');
  await admin.button('remove.ask').click();
  const add = admin.button('add.submit'); // by its exact name, so without “Loading”
  await expect.poll(() => add.isDisabled()).toBe(true);
  letGo();
  await bulkTab(admin).heading('bulk.plan.title', { count: '2' }).waitFor();
});

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
  await admin.button('bulk.rows.next').click();
  await admin.page.getByText(words('groups.shown', { from: '26', to: '50' })).waitFor();
});

test('shows an empty group with what to do next, and a vanished one as gone', async () => {
  const { id } = await forge().site.createGroup({ name: 'quiet-room' });
  const admin = await openGroup('quiet-room');
  await admin.page.getByRole('heading', { name: words('members.empty.title') }).waitFor();
  await admin.page.getByText(words('group.members', { count: '0' }), { exact: true }).waitFor();

  await forge().site.deleteGroup(id);
  const person = await newcomerTo(forge());
  await admin.combobox('group.add').fill(person.name);
  await admin.page.getByRole('option').filter({ hasText: person.name }).click();
  await admin.button('add.submit', admin.panel('groups')).click();
  await admin.sees('group.failed', words('failure.group-not-found.title'));
  expect(await admin.combobox('group.add').count()).toBe(0); // nothing can be done in it any more
  await admin.button('group.compare').click();
  await admin.page.getByRole('heading', { name: words('compare.title') }).waitFor();
  await admin.sees('group.failed', words('failure.group-not-found.title'));
});

test('reads the members again after a change that may have been made', async () => {
  await groupOf(forge(), 'polecat-keepers', 2);
  const admin = await openGroup('polecat-keepers');
  const { name, accountId } = await newcomerTo(forge(), 'polecat-keepers');
  await admin.combobox('group.add').fill(name);
  await admin.page.getByRole('option').filter({ hasText: name }).click();
  await forge().site.setFaults([jobAddsUnanswered(1)]);
  await admin.button('add.submit', admin.panel('groups')).click();
  await table(admin).getByText(accountId).waitFor();
});

test('keeps the selection if its plan removes too many, and says to select fewer', async () => {
  await groupOf(forge(), 'weasel-keepers', 3);
  const admin = await openGroup('weasel-keepers');
  const boxes = table(admin).getByRole('checkbox');
  for (const place of [0, 1]) await boxes.nth(place).check();
  await admin.button('remove.ask').click();
  await admin.page.getByText(words('bulk.plan.refused.of-selection.too-many')).waitFor();
  await admin.openTab('groups');
  await admin.page.getByText(words('members.selected', { count: '2' }), { exact: true }).waitFor();
});

test('opens the only match when Enter was pressed while it searched, and keeps the search', async () => {
  await groupOf(forge(), 'dunlin-keepers', 1);
  const admin = await openList();
  const search = admin.page.getByRole('textbox', { name: words('groups.search') });
  await search.fill('dunlin-keep');
  await search.press('Enter');
  await admin.page.getByRole('heading', { name: 'dunlin-keepers', exact: true }).waitFor();
  await admin.button('groups.all').click();
  await expect(search).toHaveValue('dunlin-keep');
  await admin.page.getByRole('button', { name: 'dunlin-keepers', exact: true }).waitFor();
});

test('shows a job among the changes of its group, and opens it', async () => {
  await groupOf(forge(), 'tern-keepers', 5);
  const admin = await openGroup('tern-keepers');
  const panel = admin.panel('groups');
  await table(admin).getByRole('checkbox').nth(4).waitFor();
  for (const place of [0, 1]) await table(admin).getByRole('checkbox').nth(place).check();
  await admin.button('remove.ask').click();
  const bulk = bulkTab(admin);
  await bulk.apply(2);
  await bulk.over(2);
  await admin.openTab('groups');
  await panel.getByText(words('bulk.changes.removals', { count: '2' })).waitFor();
  await admin.button('recent.job.open', panel).click();
  await admin.button('bulk.back').waitFor();
});

test('keeps all loaded members after a plan, and says that they may have changed', async () => {
  const admin = await openGroup('confluence-users-lanternworks');
  const all = admin.page.getByRole('button', { name: /^Load all/ });
  await all.click();
  await all.waitFor({ state: 'detached' });
  for (const place of [0, 1]) await table(admin).getByRole('checkbox').nth(place).check();
  await admin.button('remove.ask').click();
  await admin.button('bulk.discard').first().waitFor();
  await admin.openTab('groups');
  await admin.page.getByText(words('members.outdated')).waitFor();
  expect(await all.count()).toBe(0);
  await admin.whileCalling('listMembers', () => admin.button('members.again').click());
  await admin.page.getByText(words('members.read', { count: '399' }), { exact: true }).waitFor();
});
