import type { Locator } from '@playwright/test';
import type { AdminPage } from './support/adminPage';
import { keyboardOf } from './support/keyboard';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { newcomerTo } from './support/person';
import { axeProblems } from './support/axeProblems';
import { addsMadeAndAnswered } from './support/siteFaults';
import { words, type TextKey } from './support/words';

const { forge, open } = localAdminPages();

const GROUP = 'legal';

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

test('has no problem before and after a self-test by keyboard, in a narrow window, and after an interrupted one', async () => {
  const account = forge().info.accounts.confluenceAdmin;
  const other = await openSetup(account);
  await other.panel('setup').getByText(words('site.viewer.no-site-admin')).waitFor();
  expect(await axeProblems(other.page)).toEqual([]);

  const admin = await openSetup();
  const { page } = admin;
  await check(admin, 'setup.key.app').getByText(words('setup.state.unknown')).waitFor();
  await page.setViewportSize({ width: 700, height: 720 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const { press, pick } = keyboardOf(page);
  await press(admin.button('setup.test.run'));
  await page.getByText(words('setup.test.person.missing')).waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(700);
  expect(await axeProblems(page)).toEqual([]);
  await admin.whileCalling('getSetup', () => press(admin.button('setup.again')));

  const person = await newcomerTo(forge(), GROUP);
  await pick(admin.combobox('setup.test.group'), GROUP);
  await pick(admin.combobox('setup.test.person'), person.name);
  await press(admin.button('setup.test.run'));
  await page.getByText(words('setup.test.done')).waitFor();
  await admin.sees('setup.summary.works');
  expect(await axeProblems(page)).toEqual([]);

  await forge().site.setFaults([addsMadeAndAnswered(500)]);
  await press(admin.button('setup.test.run'));
  await admin.sees('setup.left.title', person.name);
  await page.getByText(words('status.leftover')).waitFor();
  expect(await axeProblems(page)).toEqual([]);
});

test('opens for setup under Manage apps, wherever the page was left', async () => {
  const admin = await open({ place: '/people' });
  const { page } = admin;
  await page.goto(`${forge().url}/setup`);
  await check(admin, 'setup.key.app').waitFor();
  await page.goto(`${forge().url}/`);
  await admin.drawn();
});

test('asks less and less often while the queue is late, because asking costs points', async () => {
  await forge().reset(); // so that the queue gave no sign of life yet
  await forge().setFaults([{ target: 'queue', effect: 'late', match: 'probe', ms: 3_600_000 }]);
  const admin = await open();
  const { page } = admin;
  let asked = 0;
  page.on('request', (request) => {
    if ((request.postData() ?? '').includes('"getSetup"')) asked += 1;
  });
  await page.clock.install();
  await admin.openTab('setup');
  await check(admin, 'setup.key.queue').waitFor();
  for (let seconds = 0; seconds < 60; seconds += 3) {
    await page.clock.fastForward(3_000);
    await expect(admin.button('setup.again')).toBeEnabled();
  }
  expect(asked).toBeGreaterThan(2);
  expect(asked).toBeLessThan(7);
  await forge().clearFaults();
});
