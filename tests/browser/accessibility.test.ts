import { copyButtonsAreDrawn } from './support/adminPage';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { newcomerTo } from './support/person';
import { axeProblems } from './support/axeProblems';
import { addsAnswered } from './support/siteFaults';
import { words } from './support/words';

const { forge, open } = localAdminPages();

test('has no problem in an empty list of changes, the form, its groups, its errors and its questions', async () => {
  const admin = await open({ place: '/activity' });
  const { page, button, combobox, openTab } = admin;
  await page.getByText(words('recent.empty.title')).waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await openTab('people');
  await button('add.submit').click();
  await page.getByText(words('add.group.missing')).waitFor();
  await combobox('people.groups').fill('marketing');
  await page.getByRole('option', { name: 'marketing', exact: true }).waitFor();
  expect(await axeProblems(page)).toEqual([]);

  const label = words('groups.as-you-only', { group: 'site-admins' });
  await admin.chooseGroup('people.groups', 'site-admins', label);
  await admin.choosePerson(await newcomerTo(forge(), 'site-admins'));
  await button('add.submit').click();
  await page.getByRole('dialog', { name: words('admin-add.title') }).waitFor();
  expect(await axeProblems(page)).toEqual([]);
});

test('has no problem in the result of adding a person, in the dialog before a removal and in its result', async () => {
  const person = await newcomerTo(forge(), 'marketing');
  const admin = await open({ place: '/people' });
  const { page } = admin;
  await admin.chooseGroup('people.groups', 'marketing');
  await admin.pasteAccountId(person.accountId);
  await forge().site.setFaults([addsAnswered(429, { headers: { 'retry-after': '4' } })]);
  await admin.submit();
  await admin.sees('failure.rate-limited.title');
  await forge().site.setFaults([addsAnswered(403)]);
  await admin.submit();
  await admin.sees('failure.not-permitted.title');
  expect(await axeProblems(page)).toEqual([]);
  await forge().site.clearFaults();
  await admin.submit();
  await admin.sees('change.added.title');
  expect(await axeProblems(page)).toEqual([]);

  await admin.chooseGroup('people.groups', 'marketing');
  await admin.askToRemove();
  expect(await axeProblems(page)).toEqual([]);
  await admin.whileCalling('removeMember', () => admin.button('remove.confirm').click());
  await admin.sees('change.removed.title');
  const entries = await admin.recent(); // of all four changes
  await entries.first().getByText(words('short.removed')).waitFor();
  await entries.nth(3).waitFor();
  expect(await axeProblems(page)).toEqual([]);
});

test('has no problem in the keys, their dialogs and a new secret', async () => {
  const { page, button, sees } = await open({ place: '/automation' });
  await copyButtonsAreDrawn({ page });
  await button('table.actions').first().click();
  await button('keys.replace').click();
  await page.getByRole('dialog').waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('cancel').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await button('keys.create').click();
  await button('create-key.submit', page.getByRole('dialog')).click();
  await page.getByText(words('create-key.label.missing')).waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await page.getByRole('textbox', { name: words('keys.label') }).fill('HR system');
  await page.getByRole('checkbox', { name: words('automation.to.remove') }).check();
  await page.getByRole('radio', { name: words('create-key.all-unprotected') }).check();
  expect(await axeProblems(page)).toEqual([]);
  await button('create-key.submit', page.getByRole('dialog')).click();
  await page.getByText(words('create-key.remove-all.title')).waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('create-key.remove-all.confirm').click();
  await sees('secret.title');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await copyButtonsAreDrawn({ page }); // in a new frame
  expect(await axeProblems(page)).toEqual([]);
});

test('has no problem in saved settings and in delegation, as a site admin and as a Confluence admin', async () => {
  const admin = await open({ place: '/settings' });
  const removals = { name: words('settings.most-removals'), exact: true };
  await admin.page.getByRole('textbox', removals).fill('20');
  await admin.button('settings.submit').click();
  await admin.sees('settings.saved');
  await admin.button('delegation.submit').click();
  await admin.page.getByText(words('add.group.missing')).waitFor();
  expect(await axeProblems(admin.page)).toEqual([]);
  const account = forge().info.accounts.confluenceAdmin;
  const other = await open({ account, place: '/settings' });
  await other.sees('delegation.locked.title');
  expect(await axeProblems(other.page)).toEqual([]);
});

test('has no problem on the page of a person without rights', async () => {
  const { page, sees } = await open({ account: forge().info.accounts.nonAdmin });
  await sees('failure.not-an-admin.title');
  expect(await axeProblems(page)).toEqual([]);
});

test('has no problem in the groups, a group, its copy to another one, comparisons, an empty group, and a failed reading', async () => {
  const { members } = await forge().site.group('legal');
  const { id: friends } = await forge().site.createGroup({ name: 'legal-friends' });
  for (const accountId of members.slice(0, 2))
    await forge().call('addMember', { groupId: friends, accountId });
  await forge().site.createGroup({ name: 'quiet-room' });
  const admin = await open({ place: '/groups' });
  const { page, button } = admin;
  const openGroup = async (name: string): Promise<void> => {
    await page.getByRole('textbox', { name: words('groups.search') }).fill(name);
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('heading', { name, exact: true }).waitFor();
  };
  await page.getByText(words('kind.synced'), { exact: true }).first().waitFor();
  expect(await axeProblems(page)).toEqual([]);

  await openGroup('legal');
  const boxes = page.getByRole('table', { name: words('members.title') }).getByRole('checkbox');
  await boxes.first().check();
  await page.setViewportSize({ width: 700, height: 720 });
  await button('members.copy').click();
  await admin.combobox('members.copy.to').waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
  await button('group.compare').click();
  await admin.chooseGroup('compare.with', 'legal-friends');
  await button('compare.submit').click();
  await page.getByRole('table').first().waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await button('compare.with-list').click();
  await page
    .getByRole('textbox', { name: words('compare.list') })
    .fill(members.slice(2).join('\n'));
  await button('compare.list.submit').click();
  const counted = words('compare.count.only-left.list', { count: '2' });
  await page.getByRole('button', { name: counted }).waitFor();
  await page.mouse.move(0, 0); // off the selected button
  expect(await axeProblems(page)).toEqual([]);

  await admin.button('compare.back').click();
  await admin.button('groups.all').click();
  await openGroup('quiet-room');
  await page.getByRole('heading', { name: words('members.empty.title') }).waitFor();
  expect(await axeProblems(page)).toEqual([]);

  await forge().site.setFaults([
    { match: { path: '/membersByGroupId' }, effect: 'status', value: 503 },
  ]);
  await admin.button('groups.all').click();
  await openGroup('legal');
  await admin.button('try-again').first().waitFor();
  expect(await axeProblems(page)).toEqual([]);
});
