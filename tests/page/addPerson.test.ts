import type { AdminPage } from './support/localPages';
import { expect, localPages, test } from './support/localPages';
import { newcomerTo, type Person } from '../browser/support/person';
import { addsAnswered, addsMadeAndAnswered, NO_LICENSE } from '../browser/support/siteFaults';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

const membersOf = async (groupName: string) => (await forge().site.group(groupName)).members;

test('sends the form when Enter is pressed in a field', async () => {
  const admin = await open();
  const person = await newcomerTo(forge(), 'legal');
  await admin.chooseGroup('people.groups', 'legal');
  await admin.pasteAccountId(`  ${person.accountId} `);
  await admin.page.keyboard.press('Enter');
  await admin.sees(
    'change.added.title',
    words('change.added', { person: person.name, group: 'legal' }),
  );
  expect(await membersOf('legal')).toContain(person.accountId);
});

test('hides the last result when another person is chosen', async () => {
  const admin = await open();
  const person = await newcomerTo(forge(), 'legal');
  const other = await newcomerTo(forge(), 'legal');
  await admin.chooseGroup('people.groups', 'legal');
  await admin.choosePerson(person);
  await admin.submit();
  await admin.sees('change.added.title');
  await admin.choosePerson(other);
  await admin.page
    .getByRole('heading', { name: words('change.added.title'), exact: true })
    .waitFor({ state: 'detached' });
});

test('undoes an add from its message, and a removal that certainly was one', async () => {
  const { id: groupId } = await forge().site.createGroup({ name: 'pair-of-aces' });
  const person = await newcomerTo(forge(), 'pair-of-aces');
  const { accountId } = await newcomerTo(forge(), 'pair-of-aces');
  await forge().call('addMember', { groupId, accountId });
  const admin = await open();
  await admin.chooseGroup('people.groups', 'pair-of-aces');
  await admin.choosePerson(person);
  await admin.submit();
  await admin.sees('change.added.title');
  await admin.whileCalling('removeMember', () => admin.button('change.undo').click());
  await admin.sees('change.removed.title', person.name);
  expect(await membersOf('pair-of-aces')).not.toContain(person.accountId);
  await admin.whileCalling('addMember', () => admin.button('change.undo').click());
  await admin.sees('change.added.title', person.name);
  expect(await membersOf('pair-of-aces')).toContain(person.accountId);
});

test('tries a failed change again from its message', async () => {
  const admin = await open();
  await forge().site.setFaults([addsAnswered(503)]);
  const person = await ask(admin, 'research');
  await admin.sees('failure.unavailable.title');
  await forge().site.clearFaults();
  await admin.whileCalling('addMember', () =>
    admin.button('try-again', admin.panel('people')).click(),
  );
  await admin.sees('change.added.title', person.name);
  expect(await membersOf('research')).toContain(person.accountId);
});

test('asks before a person may get admin rights, and does nothing if the admin declines', async () => {
  const admin = await open();
  const label = words('groups.as-you-only', { group: 'site-admins' });
  const person = await newcomerTo(forge(), 'site-admins');
  await admin.chooseGroup('people.groups', 'site-admins', label);
  await admin.choosePerson(person);
  await admin.button('add.submit').click();
  const dialog = admin.page.getByRole('dialog', { name: words('admin-add.title') });
  await dialog.getByText('site-admins').waitFor();
  await admin.button('cancel', dialog).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await membersOf('site-admins')).not.toContain(person.accountId);

  await admin.button('add.submit').click();
  await admin.whileCalling('addMember', () => admin.button('admin-add.confirm', dialog).click());
  await admin.sees('change.added.title', person.name);
  expect(await membersOf('site-admins')).toContain(person.accountId);
});

test('adds by an exact name that was typed', async () => {
  const admin = await open();
  const person = await newcomerTo(forge(), 'legal');
  await admin.choosePerson(person);
  await admin.combobox('people.groups').fill('LEGAL');
  await admin.page
    .getByRole('option', { name: words('groups.use-name', { name: 'LEGAL' }), exact: true })
    .click();
  await admin.panel('people').locator('form').getByText('legal', { exact: true }).waitFor();
  await admin.submit();
  await admin.sees(
    'change.added.title',
    words('change.added', { person: person.name, group: 'legal' }),
  );
  expect(await membersOf('legal')).toContain(person.accountId);
});

test('says what is missing in an empty form and sends nothing', async () => {
  const admin = await open();
  await admin.openTab('people');
  await forge().site.forgetRequests();
  await admin.button('add.submit').click();
  await admin.page.getByText(words('add.group.missing')).waitFor();
  await admin.page.getByText(words('add.person.missing')).waitFor();
  const writes = (await forge().site.requests()).filter(({ method }) => method === 'POST');
  expect(writes).toEqual([]);
});

const ask = async (admin: AdminPage, groupName: string, label = groupName): Promise<Person> => {
  const person = await newcomerTo(forge(), groupName);
  await admin.chooseGroup('people.groups', groupName, label);
  await admin.pasteAccountId(person.accountId);
  await admin.submit();
  return person;
};

test('says that no change is needed for a member', async () => {
  const admin = await open();
  const person = await ask(admin, 'finance');
  await admin.sees('change.added.title');
  await admin.chooseGroup('people.groups', 'finance');
  await admin.submit();
  await admin.sees(
    'change.already-member.title',
    words('change.already-member', { person: person.name, group: 'finance' }),
  );
  await (await admin.recent()).first().getByText(words('short.already-member')).waitFor();
});

test('says that an earlier try may have made the change', async () => {
  const admin = await open();
  await forge().site.setFaults([{ ...NO_LICENSE, times: 1 }, addsAnswered(409)]);
  const person = await ask(admin, 'finance');
  await admin.sees(
    'change.already-member.title',
    words('change.already-member', { person: person.name, group: 'finance' }),
    words('change.uncertain'),
  );
});

test('doesn’t say that a person was added if Confluence only accepted the change', async () => {
  const admin = await open();
  await forge().site.setFaults([addsMadeAndAnswered(202)]);
  const person = await ask(admin, 'finance');
  await admin.sees(
    'rule.pending.title',
    words('add.requested', { person: person.name, group: 'finance' }),
    words('change.added.uncertain'),
  );
  const newest = (await admin.recent()).first().filter({ hasText: person.name });
  await newest.getByText(words('change.added.uncertain')).waitFor();
});

for (const status of [302, 499]) {
  test(`says that an add answered with ${status} may have been made, in the message and on record`, async () => {
    const admin = await open();
    await forge().site.setFaults([addsMadeAndAnswered(status)]);
    const person = await ask(admin, 'finance');
    await admin.sees(
      'failure.unexpected.title',
      words('failure.uncertain'),
      words('failure.unexpected.uncertain'),
      words('failure.http-status', { status: String(status) }),
    );
    const newest = (await admin.recent()).first().filter({ hasText: person.name });
    await newest.getByText(words('short.unexpected'), { exact: true }).waitFor();
    await newest.getByText(words('failure.uncertain')).waitFor();
    expect(await membersOf('finance')).toContain(person.accountId);

    await forge().site.clearFaults();
    await admin.submit();
    await admin.sees('change.already-member.title', person.name);
  });
}

test('changes a protected group as the admin, and marks it before', async () => {
  const admin = await open();
  const label = words('groups.as-you-only', { group: 'it-operations' });
  const person = await newcomerTo(forge(), 'it-operations');
  await admin.chooseGroup('people.groups', 'it-operations', label);
  await admin.choosePerson(person);
  await admin.button('add.submit').click();
  await admin.whileCalling('addMember', () => admin.button('admin-add.confirm').click());
  await admin.sees(
    'change.added.title',
    words('change.added', { person: person.name, group: 'it-operations' }),
    words('change.as-viewer'),
  );
  await (await admin.recent()).first().getByText(words('recent.as-viewer')).waitFor();
});

test('shows a change with an open record as made, and the record as unknown', async () => {
  const admin = await open();
  await forge().setFaults([{ target: 'kvs', effect: 'fail', match: '/entity/set', after: 1 }]);
  const person = await ask(admin, 'design');
  await admin.sees(
    'change.added.title',
    words('change.added', { person: person.name, group: 'design' }),
    words('change.unrecorded'),
  );
  const newest = (await admin.recent()).first();
  await newest.getByText(words('short.open')).waitFor();
  await newest.getByText(person.name).waitFor();
});

test('lists what a script has changed when the recent changes are opened again', async () => {
  const admin = await open();
  await admin.recent();
  await admin.openTab('people');
  const { id: groupId } = await forge().site.createGroup({ name: 'heron-counters' });
  const { accountId } = await newcomerTo(forge(), 'heron-counters');
  await forge().call('addMember', { groupId, accountId });
  await (await admin.recent()).first().getByText('heron-counters', { exact: true }).waitFor();
});

test('adds a person, keeps them for the next group, and shows the record after a reload', async () => {
  const admin = await open();
  const person = await newcomerTo(forge(), 'marketing', 'design');
  await admin.chooseGroup('people.groups', 'marketing');
  await admin.choosePerson(person);
  await admin.submit();
  await admin.sees(
    'change.added.title',
    words('change.added', { person: person.name, group: 'marketing' }),
    words('change.as-app'),
  );
  expect(await membersOf('marketing')).toContain(person.accountId);

  const form = admin.panel('people').locator('form');
  await form.getByText(person.name, { exact: true }).waitFor();
  await form.getByText(words('groups.placeholder')).waitFor();

  await admin.chooseGroup('people.groups', 'design');
  await admin.submit();
  expect(await membersOf('design')).toContain(person.accountId);

  const listed = async (): Promise<void> => {
    const rows = (await admin.recent()).filter({ hasText: person.name });
    for (const group of ['marketing', 'design']) await rows.filter({ hasText: group }).waitFor();
    await rows.first().getByText('design').waitFor();
    await rows.first().getByText(words('short.added')).waitFor();
  };
  await listed();
  await admin.reload();
  await listed();
});

test('asks first if a group gives admin rights by now, although it did not when it was picked', async () => {
  const { id } = await forge().site.createGroup({ name: 'night-watch' });
  const admin = await open();
  const person = await newcomerTo(forge(), 'night-watch');
  await admin.chooseGroup('people.groups', 'night-watch');
  await admin.choosePerson(person);
  await forge().site.patchGroup(id, { accessTypes: ['admin'] });
  await forge().advanceClock(700); // the backend asks which groups give admin rights again
  await admin.whileCalling('addMember', () => admin.button('add.submit').click());
  await admin.page.getByRole('dialog', { name: words('admin-add.title') }).waitFor();
  expect(await membersOf('night-watch')).not.toContain(person.accountId);
  await admin.whileCalling('addMember', () => admin.button('admin-add.confirm').click());
  await admin.sees('change.added.title', person.name);
  expect(await membersOf('night-watch')).toContain(person.accountId);
});
