import type { Locator } from './support/locator';
import type { AdminPage } from './support/localPages';
import { expect, localPages, test } from './support/localPages';
import { newcomerTo, type Person } from '../browser/support/person';
import { addsMadeAndAnswered } from '../browser/support/siteFaults';
import { words, type TextKey } from '../browser/support/words';

const { forge, open } = localPages();

const GROUP = 'marketing';

const check = (admin: AdminPage, key: TextKey): Locator =>
  admin
    .panel('setup')
    .getByRole('table', { name: words('setup.checks') })
    .getByRole('row')
    .filter({ has: admin.page.getByText(words(key), { exact: true }) });

const openSetup = async (account?: string): Promise<AdminPage> => {
  const admin = await open({ place: '/setup', ...(account !== undefined && { account }) });
  await check(admin, 'setup.key.app').waitFor();
  // On a busy machine, Confluence may give the lists only after the first look.
  const known = check(admin, 'setup.key.lists').getByText(words('setup.state.works'));
  await expect(async () => {
    if ((await known.count()) === 0) await admin.button('setup.again').click();
    await known.waitFor({ timeout: 5_000 });
  }).toPass();
  return admin;
};

/** Fills in the form of the self-test and starts it. */
const runTest = async (admin: AdminPage, person: Person): Promise<void> => {
  await admin.chooseGroup('setup.test.group', GROUP);
  await admin.combobox('setup.test.person').fill(person.name);
  await admin.page.getByRole('option').filter({ hasText: person.name }).click();
  await admin.button('setup.test.run').click();
};

test('says why a self-test does not start', async () => {
  const admin = await openSetup();
  await admin.button('setup.test.run').click();
  await admin.page.getByText(words('setup.test.person.missing')).waitFor();
  const [member] = (await forge().site.group(GROUP)).members;
  await admin.chooseGroup('setup.test.group', GROUP);
  await admin
    .panel('setup')
    .getByRole('button', { name: words('add.paste-instead') })
    .click();
  await admin.page.getByRole('textbox', { name: words('add.account-id') }).fill(member ?? '');
  await admin.button('setup.test.run').click();
  await admin.sees('setup.test.refused.title', words('setup.test.refused.already-member'));
});

test('says that Setup could not be loaded, and loads it again', async () => {
  const admin = await open();
  const answerAgain = admin.page.intercept(({ functionKey }) =>
    functionKey === 'getSetup' ? 'drop' : 'send',
  );
  await admin.openTab('setup');
  await admin.sees('setup.failed');
  answerAgain();
  await admin.button('try-again', admin.panel('setup')).click();
  await check(admin, 'setup.key.app').waitFor();
});

test('shows what is known, and what a self-test has shown', async () => {
  const admin = await openSetup();
  await admin.sees('setup.summary.unknown', words('setup.next.run-test'));
  await check(admin, 'setup.key.app').getByText(words('setup.state.unknown')).waitFor();
  await check(admin, 'setup.key.queue').getByText(words('setup.state.works')).waitFor();

  const person = await newcomerTo(forge(), GROUP);
  await runTest(admin, person);
  await admin.page.getByText(words('setup.test.done')).waitFor();
  for (const key of ['setup.key.app', 'setup.key.viewer', 'setup.key.owner'] as const)
    await check(admin, key).getByText(words('setup.how.tested')).waitFor();
  await admin.page.getByText(words('site.ready')).waitFor();
  await admin.sees('setup.summary.works');
  expect((await forge().site.group(GROUP)).members).not.toContain(person.accountId);

  const changes = await admin.recent();
  await changes.first().getByText(words('recent.remove.test')).waitFor();
});

test('shows what an interrupted self-test may have left, and removes it', async () => {
  const admin = await openSetup();
  const person = await newcomerTo(forge(), GROUP);
  await forge().site.setFaults([addsMadeAndAnswered(500)]);
  const answerAgain = admin.page.intercept(({ functionKey }) =>
    functionKey === 'getSetup' ? 'drop' : 'send',
  );
  await runTest(admin, person);
  await admin.sees('setup.failed'); // the page knows only an earlier test, or none
  await admin.sees('setup.left.title', person.name);
  answerAgain();
  await admin.page.getByText(words('status.leftover')).waitFor();
  await forge().site.clearFaults();

  await admin.button('setup.left.remove').click(); // the add may still be on its way
  await admin.sees('setup.left.failed');
  await forge().advanceClock(61);
  const other = await openSetup();
  await other.sees('setup.left.title', person.name);
  await other.button('setup.left.remove').click();
  await other.button('setup.test.run').waitFor();
  expect((await forge().site.group(GROUP)).members).not.toContain(person.accountId);
});

test('tells a Confluence admin who can run the test as Rollcall', async () => {
  const admin = await openSetup(forge().info.accounts.confluenceAdmin);
  await admin.panel('setup').getByText(words('site.viewer.no-site-admin')).waitFor();
});
