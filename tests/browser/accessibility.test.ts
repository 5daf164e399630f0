import { copyButtonsAreDrawn } from './support/adminPage';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { newcomerTo } from './support/person';
import { seriousProblems } from './support/seriousProblems';
import { addsAnswered } from './support/siteFaults';
import { words } from './support/words';

const { forge, open } = localAdminPages();

test('has no problem in an empty list of changes, the form, its groups and its errors', async () => {
  const { page, button, combobox, openTab } = await open();
  await openTab('activity');
  await page.getByText(words('recent.empty.title')).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await openTab('people');
  await button('add.submit').click();
  await page.getByText(words('add.group.missing')).waitFor();
  await combobox('people.groups').fill('marketing');
  await page.getByRole('option', { name: 'marketing', exact: true }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
});

test('has no problem in the result of adding a person, whether it succeeds or fails', async () => {
  const admin = await open();
  await admin.chooseGroup('people.groups', 'marketing');
  await admin.pasteAccountId((await newcomerTo(forge(), 'marketing')).accountId);
  await forge().site.setFaults([addsAnswered(429, { headers: { 'retry-after': '4' } })]);
  await admin.submit();
  await admin.sees('failure.rate-limited.title');
  await (await admin.recent()).first().waitFor();
  expect(await seriousProblems(admin.page)).toEqual([]);
  await forge().site.setFaults([addsAnswered(403)]);
  await admin.submit();
  await admin.sees('failure.not-permitted.title');
  expect(await seriousProblems(admin.page)).toEqual([]);
  await forge().site.clearFaults();
  await admin.submit();
  await admin.sees('change.added.title');
  expect(await seriousProblems(admin.page)).toEqual([]);
});

test('has no problem in the dialog before a removal and in its result', async () => {
  const admin = await open();
  await admin.chooseGroup('people.groups', 'marketing');
  await admin.choosePerson(await newcomerTo(forge(), 'marketing'));
  await admin.askToRemove();
  expect(await seriousProblems(admin.page)).toEqual([]);
  await admin.button('cancel').click();
  await admin.page.getByRole('dialog').waitFor({ state: 'detached' });
  await admin.remove();
  await admin.sees('change.removed.title');
  await (await admin.recent()).first().getByText(words('short.removed')).waitFor();
  expect(await seriousProblems(admin.page)).toEqual([]);
});

test('has no problem in the keys, their dialogs and a new secret', async () => {
  const { page, button, openTab, sees } = await open();
  await openTab('automation');
  await copyButtonsAreDrawn({ page });
  await button('table.actions').first().click();
  await button('keys.replace').click();
  await page.getByRole('dialog').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await button('cancel').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await button('keys.create').click();
  await button('create-key.submit', page.getByRole('dialog')).click();
  await page.getByText(words('create-key.label.missing')).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByRole('textbox', { name: words('keys.label') }).fill('HR system');
  await page.getByRole('checkbox', { name: words('automation.to.remove') }).check();
  await page.getByRole('radio', { name: words('create-key.all-unprotected') }).check();
  expect(await seriousProblems(page)).toEqual([]);
  await button('create-key.submit', page.getByRole('dialog')).click();
  await page.getByText(words('create-key.remove-all.title')).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await button('create-key.remove-all.confirm').click();
  await sees('secret.title');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await seriousProblems(page)).toEqual([]);
});

test('has no problem in delegation, as a site admin and as a Confluence admin', async () => {
  const admin = await open();
  await admin.openTab('settings');
  await admin.button('delegation.submit').click();
  await admin.page.getByText(words('add.group.missing')).waitFor();
  expect(await seriousProblems(admin.page)).toEqual([]);
  const other = await open({ account: forge().info.accounts.confluenceAdmin });
  await other.openTab('settings');
  await other.sees('delegation.locked.title');
  expect(await seriousProblems(other.page)).toEqual([]);
});

test('has no problem on the page of a person without rights', async () => {
  const { page, sees } = await open({ account: forge().info.accounts.nonAdmin });
  await sees('failure.not-an-admin.title');
  expect(await seriousProblems(page)).toEqual([]);
});
