import { bulkTab } from '../browser/support/bulkTab';
import { newcomerTo } from '../browser/support/person';
import { addsAnswered } from '../browser/support/siteFaults';
import { type TextKey, words } from '../browser/support/words';
import { groupOf } from './support/groupOf';
import { holdCall } from './support/holdCall';
import { type AdminPage, expect, localPages, test } from './support/localPages';
import type { Locator } from './support/locator';

const { forge, open } = localPages();

const USERS = 'confluence-users-lanternworks';

const membersOf = async (name: string): Promise<string[]> =>
  (await forge().site.group(name)).members;

/** Opens the comparison of a group, and compares it with another one. */
const compareWith = async (groupId: string, other: string): Promise<AdminPage> => {
  const admin = await open({ place: `/groups/${groupId}/compare` });
  await admin.chooseGroup('compare.with', other);
  await admin.button('compare.submit').click();
  return admin;
};

/** The button of a part, with the number of its people. */
const partOf = ({ page }: AdminPage, part: 'only-left' | 'both', count: string): Locator =>
  page.getByRole('button', { name: words(`compare.count.${part}`, { count }) });

const planOf = ({ page }: AdminPage, key: TextKey, count: string, group: string): Locator =>
  page.getByRole('button', { name: words(key, { count, group }) });

test('compares two groups, and plans what is missing in one click', async () => {
  const id = await groupOf(forge(), 'fox-keepers', 5);
  await groupOf(forge(), 'fox-feeders', 3);
  const admin = await compareWith(id, 'fox-feeders');
  await partOf(admin, 'only-left', '2').waitFor();
  await partOf(admin, 'both', '3').waitFor();
  await planOf(admin, 'compare.plan.add', '2', 'fox-feeders').click();
  const bulk = bulkTab(admin);
  await bulk.apply(2);
  await bulk.over(2);
  expect(await membersOf('fox-feeders')).toHaveLength(5);

  // Its members have changed, so another comparison reads them again.
  await groupOf(forge(), 'fox-watchers', 1);
  await admin.openTab('groups');
  await admin.page.getByText(words('compare.outdated')).waitFor();
  await admin.chooseGroup('compare.group', 'fox-feeders');
  await admin.chooseGroup('compare.with', 'fox-watchers');
  await admin.button('compare.submit').click();
  await partOf(admin, 'only-left', '4').waitFor();
  expect(await admin.page.getByText(words('compare.outdated')).count()).toBe(0);
});

test('comes back to both groups after a reload', async () => {
  await groupOf(forge(), 'ibis-keepers', 2);
  await groupOf(forge(), 'ibis-feeders', 1);
  const admin = await open({ place: '/groups/compare' });
  await admin.chooseGroup('compare.group', 'ibis-keepers');
  const remembered = admin.page.answerTo('rememberPlace', { body: '/groups/compare/' });
  await admin.chooseGroup('compare.with', 'ibis-feeders');
  await remembered;
  await admin.reload();
  await admin.button('compare.submit').click();
  await partOf(admin, 'only-left', '1').waitFor();
  await partOf(admin, 'both', '1').waitFor();
  await planOf(admin, 'compare.plan.add', '1', 'ibis-feeders').waitFor();
});

test('keeps both groups in mind if one is chosen while the other is on its way', async () => {
  const id = await groupOf(forge(), 'heron-keepers', 2);
  const { id: otherId } = await forge().site.createGroup({ name: 'heron-feeders' });
  const admin = await open({ place: `/groups/${id}` });
  await admin.button('group.compare').waitFor();
  const letGo = holdCall(admin, 'getGroup');
  const remembered = admin.page.answerTo('rememberPlace', {
    body: `"/groups/${id}/compare/${id}/${otherId}"`,
  });
  await admin.button('group.compare').click();
  await admin.chooseGroup('compare.with', 'heron-feeders');
  await remembered;
  letGo();
  await admin.button('compare.submit').click();
  await partOf(admin, 'only-left', '2').waitFor();
});

test('keeps a comparison from which nothing could be changed', async () => {
  const id = await groupOf(forge(), 'puma-keepers', 3);
  await groupOf(forge(), 'puma-feeders', 2);
  const admin = await compareWith(id, 'puma-feeders');
  const add = planOf(admin, 'compare.plan.add', '1', 'puma-feeders');
  await partOf(admin, 'only-left', '1').waitFor();
  await forge().site.setFaults([addsAnswered(400, { body: { message: 'accountId is invalid' } })]);
  await admin.whileCalling('addMember', () => add.click());
  await admin.sees('failure.invalid-account.title');
  await add.waitFor();

  // More than half of the group.
  await partOf(admin, 'both', '2').click();
  await planOf(admin, 'compare.plan.remove', '2', 'puma-keepers').click();
  await admin.page.getByText(words('bulk.plan.refused.of-selection.too-many')).waitFor();
  await admin.openTab('groups');
  await planOf(admin, 'compare.plan.remove', '2', 'puma-keepers').waitFor();
  expect(await admin.page.getByText(words('compare.outdated')).count()).toBe(0);
});

test('says why no change is offered for groups that are managed elsewhere', async () => {
  await groupOf(forge(), 'ferret-keepers', 1);
  const { id } = await forge().site.group('Frontend Guild');
  const admin = await compareWith(id, 'ferret-keepers');
  await admin.page.getByText(words('compare.elsewhere', { group: 'Frontend Guild' })).waitFor();
});

test('compares a group with a list, and guesses no one', async () => {
  const id = await groupOf(forge(), 'stoat-keepers', 3);
  const [first] = await membersOf('stoat-keepers');
  const other = await newcomerTo(forge(), 'stoat-keepers');
  const admin = await open({ place: `/groups/${id}/compare` });
  await admin.button('compare.with-list').click();
  const text = `${first ?? ''}, ${other.accountId}, nobody@nowhere.example`;
  await admin.page.getByRole('textbox', { name: words('compare.list') }).fill(text);
  await admin.button('compare.list.submit').click();
  await admin.page.getByText(words('compare.list.found', { count: '2' })).waitFor();
  await admin.page.getByText('nobody@nowhere.example').last().waitFor();
  await admin.button('compare.submit').click();
  await admin.page
    .getByRole('button', { name: words('compare.count.only-left.list', { count: '2' }) })
    .click();
  await admin.page.getByText(words('compare.unknown')).waitFor();
  expect(await planOf(admin, 'compare.plan.remove', '2', 'stoat-keepers').count()).toBe(0);
});

test('starts with who is missing if the group that gives access was offered', async () => {
  const id = await groupOf(forge(), 'otter-keepers', 2);
  await forge().site.patchSite({ accessLists: { delayMs: 0, otherSites: 30 } });
  await forge().advanceClock(700);
  const admin = await open({ place: `/groups/${id}/compare` });
  await admin.page.getByRole('button', { name: USERS, exact: true }).click();
  await admin.button('compare.submit').click();
  const missing = words('compare.part.only-right', { left: 'otter-keepers', right: USERS });
  await admin.page.getByText(missing, { exact: true }).waitFor();
  await forge().site.patchSite({ accessLists: { delayMs: 0, otherSites: 0 } });
});

test('keeps the pasted list while another group is compared', async () => {
  const id = await groupOf(forge(), 'weasel-keepers', 1);
  const admin = await open({ place: `/groups/${id}/compare` });
  const list = admin.page.getByRole('textbox', { name: words('compare.list') });
  await admin.button('compare.with-list').click();
  await list.fill('nobody@nowhere.example');
  await admin.button('compare.with-group').click();
  await list.waitFor({ state: 'detached' });
  await admin.button('compare.with-list').click();
  await expect(list).toHaveValue('nobody@nowhere.example');
});
