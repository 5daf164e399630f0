import type { AdminPage } from './support/adminPage';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { newcomerTo, type Person } from './support/person';
import { words } from './support/words';

const { forge, open } = localAdminPages();

const membersOf = async (groupName: string) => (await forge().site.group(groupName)).members;

const removals = async () =>
  (await forge().site.requests()).filter(({ method }) => method === 'DELETE');

/** A new group with a number of people, and one of them. */
const groupOf = async (name: string, size: number): Promise<Person> => {
  const { id: groupId } = await forge().site.createGroup({ name });
  let last: Person | undefined;
  for (let count = 0; count < size; count += 1) {
    last = await newcomerTo(forge(), name);
    await forge().call('addMember', { groupId, accountId: last.accountId });
  }
  if (!last) throw new Error('An empty group has no member to return.');
  await forge().site.forgetRequests();
  return last;
};

/** The page with the form filled in. */
const openWith = async (groupName: string, person: Person): Promise<AdminPage> => {
  const admin = await open();
  await admin.chooseGroup('people.groups', groupName);
  await admin.choosePerson(person);
  return admin;
};

test('removes a person by keyboard alone', async () => {
  const person = await groupOf('lemur-keepers', 2);
  const admin = await openWith('lemur-keepers', person);
  const { keyboard } = admin.page;
  await admin.button('add.submit').focus();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  const dialog = admin.page.getByRole('dialog', { name: words('remove.title') });
  await dialog.waitFor();
  await keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await removals()).toEqual([]);
  await admin.button('remove.ask').focus();
  await keyboard.press('Enter');
  await dialog.waitFor();
  const confirm = admin.button('remove.confirm', dialog);
  const isFocused = () => confirm.evaluate((element) => element === document.activeElement);
  for (let stops = 0; stops < 10 && !(await isFocused()); stops += 1) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await admin.sees('change.removed.title', person.name);
  expect(await membersOf('lemur-keepers')).not.toContain(person.accountId);
});
