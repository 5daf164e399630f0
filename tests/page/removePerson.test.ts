import type { AdminPage } from './support/localPages';
import { expect, localPages, test } from './support/localPages';
import { newcomerTo, type Person } from '../browser/support/person';
import { removalsAnswered } from '../browser/support/siteFaults';
import { words, type TextKey } from '../browser/support/words';

const { forge, open } = localPages();

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

test('says whether the page shows the person in the group', async () => {
  const person = await groupOf('tapir-keepers', 2);
  const { id: groupId } = await forge().site.group('tapir-keepers');
  const admin = await openWith('tapir-keepers', person);
  const listed = admin.panel('people').getByRole('checkbox', { name: 'tapir-keepers' });
  const sent = async () => {
    const [request] = await Promise.all([admin.page.callTo('removeMember'), admin.remove()]);
    return request.payload;
  };
  await listed.waitFor();
  const membership = { groupId, accountId: person.accountId };
  expect(await sent()).toEqual({ ...membership, seen: { kind: 'groups' } });
  await listed.waitFor({ state: 'detached' });
  await admin.chooseGroup('people.groups', 'tapir-keepers');
  expect(await sent()).toEqual(membership);
});

test('does nothing when the dialog is canceled, and keeps the form', async () => {
  const person = await groupOf('zebra-keepers', 2);
  const admin = await openWith('zebra-keepers', person);
  for (const answer of ['button', 'Escape'] as const) {
    await admin.askToRemove();
    if (answer === 'button') await admin.button('cancel').click();
    else await admin.page.keyboard.press('Escape');
    await admin.page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  expect(await removals()).toEqual([]);
  expect(await membersOf('zebra-keepers')).toHaveLength(2);
  await admin.panel('people').locator('form').getByText(person.name).waitFor();
});

test('removes once on a double click', async () => {
  const person = await groupOf('heron-keepers', 2);
  const admin = await openWith('heron-keepers', person);
  await forge().site.setFaults([
    { match: { method: 'DELETE' }, effect: 'delay', value: 400, times: 1 },
  ]);
  await admin.askToRemove();
  await admin.whileCalling('removeMember', () => admin.button('remove.confirm').dblclick());
  await admin.sees('change.removed.title', person.name);
  expect(await removals()).toHaveLength(1);
});

test('says what is missing in an empty form and opens no dialog', async () => {
  const admin = await open();
  await admin.openTab('people');
  await admin.button('remove.ask').click();
  await admin.page.getByText(words('add.group.missing')).waitFor();
  await admin.page.getByText(words('add.person.missing')).waitFor();
  expect(await admin.page.getByRole('dialog').count()).toBe(0);
});

test('says that a removed person may not have been a member, and asks before an undo', async () => {
  await groupOf('ibis-keepers', 3); // more than Rollcall reads before a removal
  const stranger = await newcomerTo(forge(), 'ibis-keepers');
  const admin = await openWith('ibis-keepers', stranger);
  await admin.remove();
  await admin.sees('change.removed.title', words('change.removed.uncertain'));
  await admin.button('change.undo').click();
  const dialog = admin.page.getByRole('dialog', { name: words('undo-removal.title') });
  await admin.button('undo-removal.confirm', dialog).click();
  await admin.sees('change.added.title', stranger.name);
  expect(await membersOf('ibis-keepers')).toContain(stranger.accountId);
});

test('says what is in doubt if the whole list doesn’t show a removed person', async () => {
  await groupOf('stork-keepers', 2);
  const admin = await openWith('stork-keepers', await newcomerTo(forge(), 'stork-keepers'));
  await admin.remove();
  const doubt = words('change.not-a-member.uncertain');
  await admin.sees('change.maybe-removed.title', doubt);
  await (await admin.recent()).first().getByText(doubt).waitFor();
});

test('says that no change is needed if Confluence says the person is not there', async () => {
  const person = await groupOf('egret-keepers', 2);
  const admin = await openWith('egret-keepers', person);
  await forge().site.setFaults([removalsAnswered(404)]);
  await admin.remove();
  await admin.sees(
    'change.not-a-member.title',
    words('change.not-a-member', { person: person.name, group: 'egret-keepers' }),
  );
  await (await admin.recent()).first().getByText(words('short.not-a-member')).waitFor();
});

test('keeps the only member, and says why', async () => {
  const person = await groupOf('crane-keepers', 1);
  const admin = await openWith('crane-keepers', person);
  await admin.remove();
  await admin.sees('failure.would-empty-group.title', words('failure.would-empty-group.next'));
  await admin.page
    .getByText(words('remove.requested', { person: person.name, group: 'crane-keepers' }))
    .waitFor();
  const newest = (await admin.recent()).first();
  await newest.getByText(words('short.would-empty-group')).waitFor();
  await newest.getByText(words('recent.remove'), { exact: true }).waitFor();
  expect(await membersOf('crane-keepers')).toEqual([person.accountId]);
});

test('keeps admins from removing themselves from a group that gives admin rights', async () => {
  const { admin: account } = forge().info.accounts;
  const admin = await open();
  const label = words('groups.as-you-only', { group: 'site-admins' });
  await admin.chooseGroup('people.groups', 'site-admins', label);
  await admin.pasteAccountId(account);
  await admin.remove();
  await admin.sees('failure.own-admin-group.title', words('failure.own-admin-group.next'));
  expect(await membersOf('site-admins')).toContain(account);
});

test('says that nothing was changed where the members could not be read before the write', async () => {
  const person = await groupOf('gecko-keepers', 2);
  const admin = await openWith('gecko-keepers', person);
  await forge().site.setFaults([
    { match: { path: '/membersByGroupId' }, effect: 'status', value: 503 },
  ]);
  await admin.remove();
  await admin.sees(
    'failure.unavailable.title',
    words('failure.nothing-changed'),
    words('failure.unavailable.next'),
  );
  const newest = (await admin.recent()).first();
  await newest.getByText(words('short.unavailable')).waitFor();
  expect(await newest.getByText(words('failure.uncertain')).count()).toBe(0);
  expect(await membersOf('gecko-keepers')).toHaveLength(2);
  expect(await removals()).toEqual([]);
});

const REFUSALS: [status: number, title: TextKey, next: TextKey, short: TextKey][] = [
  [
    401,
    'failure.not-authenticated.title',
    'failure.not-authenticated.next',
    'short.not-authenticated',
  ],
  [403, 'failure.not-permitted.title', 'failure.not-permitted.site-admin', 'short.not-permitted'],
  [429, 'failure.rate-limited.title', 'failure.rate-limited.next', 'short.rate-limited'],
  [503, 'failure.unavailable.title', 'failure.uncertain.next', 'short.unavailable'],
];

test('explains what Confluence answered to a removal, and says what to do', async () => {
  const person = await groupOf('swift-keepers', 2);
  const admin = await openWith('swift-keepers', person);
  for (const [status, title, next, short] of REFUSALS) {
    await forge().site.setFaults([removalsAnswered(status)]);
    await admin.remove();
    const made = words(status === 503 ? 'failure.uncertain' : 'failure.nothing-changed');
    const answered = words('failure.http-status', { status: String(status) });
    await admin.sees(title, made, words(next), answered);
    await (await admin.recent()).first().getByText(words(short)).waitFor();
    await admin.openTab('people');
  }
});

test('removes a person after a dialog that names person and group', async () => {
  const person = await groupOf('okapi-keepers', 2);
  const admin = await openWith('okapi-keepers', person);
  await admin.askToRemove();
  const dialog = admin.page.getByRole('dialog', { name: words('remove.title') });
  await dialog.getByText(person.name).waitFor();
  await dialog.getByText('okapi-keepers').waitFor();
  expect(await removals()).toEqual([]);

  await admin.whileCalling('removeMember', () => admin.button('remove.confirm', dialog).click());
  await dialog.waitFor({ state: 'detached' });
  await admin.sees(
    'change.removed.title',
    words('change.removed', { person: person.name, group: 'okapi-keepers' }),
    words('change.as-app'),
  );
  expect(await admin.page.getByText(words('change.removed.uncertain')).count()).toBe(0);
  expect(await membersOf('okapi-keepers')).toHaveLength(1);

  const newest = (await admin.recent()).first();
  await newest.getByText(words('short.removed'), { exact: true }).waitFor();
  await newest.getByText(words('recent.remove'), { exact: true }).waitFor();
  // The person stays for the next group, but the group doesn't.
  await admin.openTab('people');
  const form = admin.panel('people').locator('form');
  await form.getByText(person.name, { exact: true }).waitFor();
  await form.getByText(words('groups.placeholder')).waitFor();
});
