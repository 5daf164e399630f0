import type { Locator } from './support/locator';
import type { AdminPage } from './support/localPages';
import { expect, localPages, test } from './support/localPages';
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
