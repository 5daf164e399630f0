import { localAdminPages } from './support/localAdminPages';
import { newcomerTo } from './support/person';
import { words } from './support/words';

const { forge, open } = localAdminPages();

test('a group deleted after it was picked is gone, and its neighbours are offered', async () => {
  const admin = await open();
  const group = await forge().site.createGroup({ name: 'launch-lanterns-east' });
  await forge().site.createGroup({ name: 'launch-lanterns-west' });
  const person = await newcomerTo(forge());
  await admin.chooseGroup('add.group', 'launch-lanterns-east');
  await admin.choosePerson(person);
  await forge().site.deleteGroup(group.id);
  await admin.submit();
  await admin.sees('failure.group-not-found.title', words('failure.group-not-found.next'));
  await admin.page.getByText(words('near.some')).waitFor();

  await admin.page.getByRole('button', { name: 'launch-lanterns-west' }).click();
  await admin.submit();
  await admin.sees(
    'change.added.title',
    words('change.added', { person: person.name, group: 'launch-lanterns-west' }),
  );
});

test('a group that has no like is gone without an offer', async () => {
  const admin = await open();
  const group = await forge().site.createGroup({ name: 'zzyzx' });
  await admin.chooseGroup('add.group', 'zzyzx');
  await admin.choosePerson(await newcomerTo(forge()));
  await forge().site.deleteGroup(group.id);
  await admin.submit();
  await admin.sees('failure.group-not-found.title');
  await admin.page.getByText(words('near.none')).waitFor();
});

test('a group that an identity provider took over after it was picked is not written', async () => {
  const admin = await open();
  const group = await forge().site.createGroup({ name: 'soon-synced' });
  await admin.chooseGroup('add.group', 'soon-synced');
  await admin.choosePerson(await newcomerTo(forge()));
  await forge().site.patchGroup(group.id, { managedBy: 'EXTERNAL' });
  await admin.submit();
  await admin.sees('failure.externally-managed.title', words('failure.externally-managed.next'));
  expect((await forge().site.group('soon-synced')).members).toEqual([]);
});

test.each([
  ['scim-marketing', 'groups.externally-managed'],
  ['Frontend Guild', 'groups.team'],
] as const)('%s is shown with the reason and cannot be chosen', async (group, reason) => {
  const admin = await open();
  const label = words(reason, { group });
  await admin.combobox('add.group').fill(group);
  const option = admin.page.getByRole('option', { name: label, exact: true });
  await option.waitFor();
  expect(await option.isDisabled()).toBe(true);
  await option.click({ force: true });
  await admin.page.keyboard.press('Enter');
  await admin.page.keyboard.press('Escape');
  await admin.panel('add').locator('form').getByText(words('groups.placeholder')).waitFor();
});
