import type { AdminPage } from './support/localPages';
import { expect, localPages, type Opening, test } from './support/localPages';
import { newcomerTo } from '../browser/support/person';
import { words } from '../browser/support/words';

const { forge, open } = localPages(['--memory', '--no-rates']); // fills a list without waiting

const openDelegation = async (opening: Opening = {}): Promise<AdminPage> => {
  const admin = await open(opening);
  await admin.openTab('settings');
  await admin.page.getByText(words('delegation.about')).waitFor();
  return admin;
};

const asConfluenceAdmin = (): Opening => ({ account: forge().info.accounts.confluenceAdmin });

const delegatedGroup = (admin: AdminPage, name: string) =>
  admin.panel('settings').getByRole('cell', { name, exact: true });

test('lets Confluence admins change a group with the app’s rights while it is delegated', async () => {
  const siteAdmin = await openDelegation();
  await siteAdmin.page.getByText(words('delegation.empty.title')).waitFor();
  await siteAdmin.chooseGroup('delegation.group', 'legal');
  await siteAdmin.button('delegation.submit').click();
  await delegatedGroup(siteAdmin, 'legal').waitFor();

  const confluenceAdmin = await open(asConfluenceAdmin());
  await confluenceAdmin.openTab('setup');
  await confluenceAdmin.page
    .getByText(words('site.viewer.delegated', { groups: 'legal' }))
    .waitFor();
  const person = await newcomerTo(forge(), 'legal');
  await confluenceAdmin.chooseGroup('people.groups', 'legal');
  await confluenceAdmin.choosePerson(person);
  await confluenceAdmin.submit();
  await confluenceAdmin.sees('change.added.title', person.name, words('change.as-app'));
  expect((await forge().site.group('legal')).members).toContain(person.accountId);

  await siteAdmin.button('delegation.remove').click();
  await siteAdmin.page.getByText(words('delegation.empty.title')).waitFor();
  const label = words('groups.as-you-only', { group: 'legal' });
  await confluenceAdmin.chooseGroup('people.groups', 'legal', label);
  await confluenceAdmin.choosePerson(await newcomerTo(forge(), 'legal'));
  await confluenceAdmin.submit();
  await confluenceAdmin.sees('failure.not-permitted.title', words('failure.not-permitted.next'));
});

test('shows a Confluence admin a locked list, and marks groups they can change only as themselves', async () => {
  const admin = await openDelegation(asConfluenceAdmin());
  await admin.sees('delegation.locked.title', words('delegation.locked.no-site-admin'));
  expect(await admin.button('delegation.submit').count()).toBe(0);
  await admin.openTab('setup');
  await admin.page.getByText(words('site.viewer.no-site-admin')).waitFor();
  await admin.openTab('people');
  await admin.combobox('people.groups').fill('finance');
  const label = words('groups.as-you-only', { group: 'finance' });
  await admin.page.getByRole('option', { name: label, exact: true }).waitFor();
});

test('refuses to delegate a group that gives admin rights by now', async () => {
  const { id } = await forge().site.createGroup({ name: 'lock-keepers' });
  const admin = await openDelegation();
  await admin.chooseGroup('delegation.group', 'lock-keepers');
  await forge().site.patchGroup(id, { accessTypes: ['admin'] });
  await forge().advanceClock(700); // the backend asks which groups give admin rights again
  await admin.button('delegation.submit').click();
  const why = words('failure.group-not-allowed.title');
  const next = words('delegation.protected.next');
  await admin.sees('delegation.not-changed', words('failure.because', { why, next }));
  expect(await delegatedGroup(admin, 'lock-keepers').count()).toBe(0);
});

test('says that the list is full', async () => {
  await forge().site.patchSite({ burstPerSecond: 100_000 }); // this test doesn't wait
  const delegated: string[] = [];
  for (let number = 1; number <= 50; number += 1) {
    const { id } = await forge().site.createGroup({ name: `delegated ${number.toString()}` });
    delegated.push(id);
    expect(await forge().call('delegateGroup', { groupId: id })).toMatchObject({ ok: true });
  }
  const admin = await openDelegation();
  await admin.chooseGroup('delegation.group', 'finance');
  await admin.button('delegation.submit').click();
  const [why, next] = [words('delegation.full.title'), words('delegation.full.next')];
  await admin.sees('delegation.not-changed', words('failure.because', { why, next }));
  for (const groupId of delegated) await forge().call('undelegateGroup', { groupId });
});

test('says that the list may or may not have been changed', async () => {
  const admin = await openDelegation();
  await admin.chooseGroup('delegation.group', 'finance');
  await forge().setFaults([{ target: 'kvs', effect: 'fail' }]);
  await admin.button('delegation.submit').click();
  await admin.sees('delegation.failed', words('failure.reading.next'));
  const [why, next] = [words('failure.unavailable.title'), words('delegation.uncertain.next')];
  await admin.sees('delegation.uncertain', words('failure.because', { why, next }));
});
