import { bulkTab } from '../browser/support/bulkTab';
import { expect, localPages, test } from './support/localPages';
import { newcomerTo } from '../browser/support/person';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

const groupsOf = async (accountId: string): Promise<string[]> =>
  (await forge().site.state()).groups
    .filter(({ members }) => members.includes(accountId))
    .map(({ name }) => name);

test('removes a person from one of their groups, and the list follows', async () => {
  const person = await newcomerTo(forge(), 'quality');
  const { id: groupId } = await forge().site.group('quality');
  await forge().call('addMember', { groupId, accountId: person.accountId });
  const admin = await open();
  await admin.choosePerson(person);
  const box = admin.panel('people').getByRole('checkbox', { name: 'quality', exact: true });
  await box.check();
  await admin.button('person.groups.leave').click();
  await admin.whileCalling('removeMember', () => admin.button('remove.confirm').click());
  await admin.sees('change.removed.title', person.name);
  await box.waitFor({ state: 'detached' });
  expect(await groupsOf(person.accountId)).not.toContain('quality');
});

test('plans several groups of one person at once', async () => {
  const person = await newcomerTo(forge(), 'research', 'security');
  const admin = await open();
  await admin.choosePerson(person);
  await admin.chooseGroup('people.groups', 'research');
  await admin.chooseGroup('people.groups', 'security');
  await admin.page
    .getByRole('button', { name: words('people.add-several', { count: '2' }) })
    .click();
  const bulk = bulkTab(admin);
  await bulk.apply(2);
  await bulk.over(2);
  expect(await groupsOf(person.accountId)).toEqual(
    expect.arrayContaining(['research', 'security']),
  );
});

test('shows a new group of a person after a job, and keeps the selected ones', async () => {
  const person = await newcomerTo(forge(), 'research', 'security');
  const { id: groupId } = await forge().site.group('research');
  await forge().call('addMember', { groupId, accountId: person.accountId });
  const admin = await open();
  await admin.choosePerson(person);
  const boxOf = (name: string) =>
    admin.panel('people').getByRole('checkbox', { name, exact: true });
  await boxOf('research').check();
  const bulk = bulkTab(admin);
  await admin.openTab('bulk');
  await bulk.review(`group,member\nsecurity,${person.accountId}`);
  await bulk.plan(1);
  await bulk.apply(1);
  await bulk.over(1);
  await admin.openTab('people');
  await boxOf('security').waitFor();
  expect(await boxOf('research').isChecked()).toBe(true);
});

test('shows the groups of a person anew after a change on the page of a group', async () => {
  const person = await newcomerTo(forge(), 'facilities', 'research');
  for (const name of ['facilities', 'research']) {
    const { id: groupId } = await forge().site.group(name);
    await forge().call('addMember', { groupId, accountId: person.accountId });
  }
  const admin = await open();
  await admin.choosePerson(person);
  const panel = admin.panel('people');
  await admin
    .button('person.groups.open', panel.getByRole('row').filter({ hasText: 'facilities' }))
    .click();
  const member = admin.panel('groups').getByRole('row').filter({ hasText: person.name });
  await admin.page.getByRole('textbox', { name: words('members.search') }).fill(person.name);
  await member.getByRole('checkbox').check();
  await admin.button('remove.ask', admin.panel('groups')).click();
  await admin.button('remove.confirm').click();
  await admin.sees('change.removed.title');
  await admin.openTab('people');
  await panel.getByRole('checkbox', { name: 'facilities' }).waitFor({ state: 'detached' });
  await panel.getByRole('checkbox', { name: 'research' }).waitFor();
});

test('opens a person from a group, and a group from a person', async () => {
  const person = await newcomerTo(forge(), 'facilities');
  const { id: groupId } = await forge().site.group('facilities');
  await forge().call('addMember', { groupId, accountId: person.accountId });
  const admin = await open();
  await admin.choosePerson(person);
  const row = admin.panel('people').getByRole('row').filter({ hasText: 'facilities' });
  await admin.button('person.groups.open', row).click();
  await admin.page.getByRole('heading', { name: 'facilities', exact: true }).waitFor();
  const member = admin.panel('groups').getByRole('row').filter({ hasText: person.name });
  await admin.page.getByRole('textbox', { name: words('members.search') }).fill(person.name);
  await admin.button('members.open', member).click();
  await admin.panel('people').locator('form').getByText(person.name, { exact: true }).waitFor();
});

test('shows an account ID that doesn’t exist as it is, not as a former user', async () => {
  const unknown = '5fffffffffffffffffffffff';
  const admin = await open();
  await admin.chooseGroup('people.groups', 'legal');
  await admin.pasteAccountId(unknown);
  await admin.submit();
  await admin.sees('failure.account-not-found.title');
  const newest = (await admin.recent()).first();
  await newest.getByText(unknown, { exact: true }).waitFor();
  expect(await newest.getByText('Former user').count()).toBe(0);
});

test('shows the person of a group, also if an account ID was pasted before', async () => {
  const [pasted, member] = [
    await newcomerTo(forge(), 'facilities'),
    await newcomerTo(forge(), 'facilities', 'legal'),
  ];
  const { id: groupId } = await forge().site.group('facilities');
  await forge().call('addMember', { groupId, accountId: member.accountId });
  const admin = await open();
  await admin.pasteAccountId(pasted.accountId);
  await admin.openTab('groups');
  await admin.page.getByRole('textbox', { name: words('groups.search') }).fill('facilities');
  await admin.page.getByRole('button', { name: 'facilities', exact: true }).click();
  await admin.page.getByRole('textbox', { name: words('members.search') }).fill(member.name);
  const row = admin.panel('groups').getByRole('row').filter({ hasText: member.name });
  await admin.button('members.open', row).click();
  const form = admin.panel('people').locator('form');
  await form.getByText(member.name, { exact: true }).waitFor();
  await admin.combobox('people.groups').focus();
  await form.getByText(member.name, { exact: true }).waitFor();
  await admin.chooseGroup('people.groups', 'legal');
  await admin.submit();
  await admin.sees('change.added.title', member.name);
});

test('shows the person who is opened from a group in place of the one who was picked', async () => {
  const [picked, member] = [await newcomerTo(forge()), await newcomerTo(forge(), 'quality')];
  const { id: groupId } = await forge().site.group('quality');
  await forge().call('addMember', { groupId, accountId: member.accountId });
  const admin = await open();
  await admin.choosePerson(picked);
  await admin.openTab('groups');
  await admin.page.getByRole('textbox', { name: words('groups.search') }).fill('quality');
  await admin.page.getByRole('button', { name: 'quality', exact: true }).click();
  await admin.page.getByRole('textbox', { name: words('members.search') }).fill(member.name);
  const row = admin.panel('groups').getByRole('row').filter({ hasText: member.name });
  await admin.button('members.open', row).click();
  const form = admin.panel('people').locator('form');
  await form.getByText(member.name, { exact: true }).waitFor({ timeout: 5_000 });
  expect(await form.getByText(picked.name, { exact: true }).count()).toBe(0);
});

test('keeps no text of the ID field that isn’t an account ID', async () => {
  const admin = await open();
  await admin.pasteAccountId('anna.berg@example.com');
  await admin.combobox('people.groups').focus();
  await admin.openTab('activity'); // is remembered after a second
  await admin.page.answerTo('rememberPlace');
  expect(await forge().call('recallPlace', undefined)).toEqual({ ok: true, value: '/activity' });
});

test('labels each field for an account ID by itself', async () => {
  const person = await newcomerTo(forge(), 'quality');
  const { id: groupId } = await forge().site.group('quality');
  await forge().call('addMember', { groupId, accountId: person.accountId });
  const admin = await open();
  await admin.pasteAccountId(person.accountId);
  await admin.combobox('people.groups').focus();
  await admin.panel('people').getByRole('checkbox', { name: 'quality', exact: true }).check();
  await admin.button('person.copy').click();
  await admin.button('add.paste-instead').click();
  const fields = admin.page.getByRole('textbox', { name: words('add.account-id') });
  await expect.poll(() => fields.count()).toBe(2);
  expect(new Set(fields.found().map(({ node }) => node.props['id'])).size).toBe(2);
});

test('says that a typed text isn’t an account ID, also if several groups were chosen', async () => {
  const admin = await open();
  await admin.chooseGroup('people.groups', 'research');
  await admin.chooseGroup('people.groups', 'security');
  await admin.pasteAccountId('ana@example.com');
  await admin.page
    .getByRole('button', { name: words('people.add-several', { count: '2' }) })
    .click();
  await admin.sees('failure.invalid-account.title');
});
