import type { Locator } from '@playwright/test';
import type { AdminPage } from './support/adminPage';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { newcomerTo, type Person } from './support/person';
import { addsAnswered, addsMadeAndAnswered, NO_LICENSE } from './support/siteFaults';
import { words } from './support/words';

const { forge, open } = localAdminPages();

const membersOf = async (groupName: string) => (await forge().site.group(groupName)).members;

const MAX_TABS = 40; // the maximum Tab presses to reach anything on the page

const tabTo = async ({ page }: AdminPage, target: Locator): Promise<void> => {
  const isFocused = () => target.evaluate((element) => element === document.activeElement);
  for (let stops = 0; stops < MAX_TABS && !(await isFocused()); stops++)
    await page.keyboard.press('Tab');
  expect(await isFocused()).toBe(true);
};

test('adds a person by mouse, keeps the group for the next, and shows the record after a reload', async () => {
  const admin = await open();
  await admin.page.getByText(words('recent.empty.title')).waitFor();
  const person = await newcomerTo(forge(), 'marketing');
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
  await form.getByText('marketing', { exact: true }).waitFor();
  await form.getByText(words('add.person.placeholder')).waitFor();

  const next = await newcomerTo(forge(), 'marketing');
  await admin.choosePerson(next);
  await admin.submit();
  expect(await membersOf('marketing')).toContain(next.accountId);

  const listed = async (): Promise<void> => {
    for (const { name } of [person, next])
      await (
        await admin.recent()
      )
        .filter({ hasText: name })
        .filter({ hasText: 'marketing' })
        .waitFor();
    await (await admin.recent()).first().getByText(next.name).waitFor();
  };
  await listed();
  await admin.reload();
  await listed();
  expect(await (await admin.recent()).first().innerText()).toContain(words('short.added'));
});

test('adds a person by keyboard alone', async () => {
  const admin = await open();
  const { keyboard } = admin.page;
  const groupName = 'project-aurora-reviewers';
  const person = await newcomerTo(forge(), groupName);

  await tabTo(admin, admin.combobox('people.groups'));
  await keyboard.type('project-aurora');
  await admin.page.getByRole('option', { name: groupName }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await admin.panel('people').locator('form').getByText(groupName, { exact: true }).waitFor();

  await tabTo(admin, admin.combobox('add.person'));
  await keyboard.type(person.name);
  await admin.page.getByRole('option').filter({ hasText: person.name }).waitFor();
  await keyboard.press('Enter');
  await tabTo(admin, admin.button('add.submit'));
  await keyboard.press('Enter');
  await admin.sees(
    'change.added.title',
    words('change.added', { person: person.name, group: groupName }),
  );
  expect(await membersOf(groupName)).toContain(person.accountId);
});

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

  const next = await newcomerTo(forge(), 'legal');
  await admin.page.locator('[name=account-id]:focus').waitFor(); // emptied, with the focus
  await admin.page.keyboard.type(next.accountId);
  await admin.page.keyboard.press('Enter');
  await admin.sees(
    'change.added.title',
    words('change.added', { person: next.name, group: 'legal' }),
  );
});

test('hides the last result when another group is chosen', async () => {
  const admin = await open();
  const person = await newcomerTo(forge(), 'legal', 'sales');
  await admin.chooseGroup('people.groups', 'legal');
  await admin.pasteAccountId(person.accountId);
  await admin.submit();
  await admin.sees('change.added.title');
  const said = admin.page.getByRole('heading', { name: words('change.added.title'), exact: true });
  await admin.chooseGroup('people.groups', 'legal');
  expect(await said.count()).toBe(1);
  await admin.chooseGroup('people.groups', 'sales');
  await said.waitFor({ state: 'detached' });
});

test('says what is missing in an empty form and sends nothing', async () => {
  const admin = await open();
  await admin.page.getByRole('combobox').first().waitFor();
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
  await admin.pasteAccountId(person.accountId);
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
  const person = await ask(admin, 'it-operations', label);
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
