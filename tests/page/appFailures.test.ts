import { expect, localPages, test } from './support/localPages';
import { newcomerTo } from '../browser/support/person';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

const openWithForm = async () => {
  const admin = await open();
  const person = await newcomerTo(forge(), 'marketing');
  await admin.chooseGroup('people.groups', 'marketing');
  await admin.whileCalling('listGroupsOf', () => admin.choosePerson(person));
  return { admin, person };
};

const isMember = async (accountId: string): Promise<boolean> =>
  (await forge().site.group('marketing')).members.includes(accountId);

test('says that an account with an unknown ID does not exist', async () => {
  const { admin } = await openWithForm();
  await admin.pasteAccountId('712020:00000000-0000-4000-8000-000000000000');
  await admin.submit();
  await admin.sees('failure.account-not-found.title', words('failure.account-not-found.next'));
});

test('says that a text is not an account ID', async () => {
  const { admin } = await openWithForm();
  await admin.pasteAccountId('jane.doe@example.com');
  await admin.submit();
  await admin.sees('failure.invalid-account.title', words('failure.invalid-account.next'));
});

test('says that Rollcall did not answer when the platform ended the call', async () => {
  const { admin } = await openWithForm();
  await forge().setFaults([{ target: 'invocation', effect: 'kill', times: 1 }]);
  await admin.submit();
  await admin.sees(
    'failure.no-answer.title',
    words('failure.uncertain'),
    words('failure.uncertain.next'),
  );
});

test('changes nothing when the record cannot be started', async () => {
  const { admin, person } = await openWithForm();
  await forge().setFaults([{ target: 'kvs', effect: 'fail', match: '/entity/set' }]);
  await admin.submit();
  await admin.sees(
    'failure.unavailable.title',
    words('failure.nothing-changed'),
    words('failure.unavailable.next'),
  );
  expect(await isMember(person.accountId)).toBe(false);
});

test('tells a person without rights so, and shows nothing else', async () => {
  const { page, sees } = await open({ account: forge().info.accounts.nonAdmin });
  await sees('failure.not-an-admin.title', words('failure.not-an-admin.next'));
  expect(await page.getByRole('tab').count()).toBe(0);
});

test('says what could not be loaded, and loads it on another try', async () => {
  await forge().setFaults([{ target: 'kvs', effect: 'fail' }]);
  const admin = await open();
  await admin.sees('site.failed');
  await admin.openTab('activity');
  await admin.sees('recent.failed');
  await forge().clearFaults();
  await admin.button('try-again', admin.panel('activity')).click();
  await admin.page.getByText(words('recent.title')).waitFor();
  await admin.button('try-again').first().click();
  await admin.button('try-again').first().waitFor({ state: 'detached' });
});
