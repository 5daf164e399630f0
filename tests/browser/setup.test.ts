import type { Locator } from '@playwright/test';
import type { AdminPage } from './support/adminPage';
import { keyboardOf } from './support/keyboard';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { newcomerTo } from './support/person';
import { axeProblems } from './support/axeProblems';
import { addsMadeAndAnswered } from './support/siteFaults';
import { words, type TextKey } from './support/words';

const { forge, open } = localAdminPages();

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
const runTest = async (admin: AdminPage, person: { accountId: string; name: string }) => {
  const { page } = admin;
  await admin.chooseGroup('setup.test.group', GROUP);
  await admin.combobox('setup.test.person').fill(person.name);
  await page.getByRole('option').filter({ hasText: person.name }).click();
  await admin.button('setup.test.run').click();
};

test('shows what is known, and what a self-test has shown', async () => {
  const admin = await openSetup();
  await admin.sees('setup.summary.unknown', words('setup.next.run-test'));
  await expect(admin.button('status.open-setup')).toBeHidden();
  await check(admin, 'setup.key.app').getByText(words('setup.state.unknown')).waitFor();
  await check(admin, 'setup.key.queue').getByText(words('setup.state.works')).waitFor();
  expect(await axeProblems(admin.page)).toEqual([]);

  const person = await newcomerTo(forge(), GROUP);
  await runTest(admin, person);
  await admin.page.getByText(words('setup.test.done')).waitFor();
  for (const key of ['setup.key.app', 'setup.key.viewer', 'setup.key.owner'] as const)
    await check(admin, key).getByText(words('setup.how.tested')).waitFor();
  await admin.page.getByText(words('site.ready')).waitFor();
  await admin.sees('setup.summary.works');
  expect((await forge().site.group(GROUP)).members).not.toContain(person.accountId);
  expect(await axeProblems(admin.page)).toEqual([]);

  const changes = await admin.recent();
  await changes.first().getByText(words('recent.remove.test')).waitFor();
});

test('opens for setup under Manage apps, wherever the page was left', async () => {
  const admin = await open({ place: '/people' });
  const { page } = admin;
  await page.goto(`${forge().url}/setup`);
  await check(admin, 'setup.key.app').waitFor();
  await page.goto(`${forge().url}/`);
  await admin.drawn();
});

test('shows what an interrupted self-test may have left, and removes it', async () => {
  const admin = await openSetup();
  const person = await newcomerTo(forge(), GROUP);
  await forge().site.setFaults([addsMadeAndAnswered(500)]);
  await runTest(admin, person);
  await admin.sees('setup.left.title', person.name);
  await admin.page.getByText(words('status.leftover')).waitFor();
  await forge().site.clearFaults();
  expect(await axeProblems(admin.page)).toEqual([]);

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
  expect(await axeProblems(admin.page)).toEqual([]);
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

test('fits into a narrow window, in the dark theme, and is used by keyboard', async () => {
  const admin = await openSetup();
  const { page } = admin;
  await page.setViewportSize({ width: 700, height: 720 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const { press } = keyboardOf(page);
  await press(admin.button('setup.test.run'));
  await page.getByText(words('setup.test.person.missing')).waitFor();
  await admin.whileCalling('getSetup', () => press(admin.button('setup.again')));
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(700);
  expect(await axeProblems(page)).toEqual([]);
});
