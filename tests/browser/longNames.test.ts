import type { Page } from '@playwright/test';
import { copyButtonsAreDrawn } from './support/adminPage';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { newcomerTo } from './support/person';
import { words } from './support/words';

const { forge, open } = localAdminPages();

const MAX_NAME_LENGTH = 255;
const UNBROKEN = 'unbroken'.padEnd(MAX_NAME_LENGTH, 'm');

const WIDTHS_PX = [1280, 1024, 700];

test.beforeAll(() => forge().site.createGroup({ name: UNBROKEN }));

/** How many pixels the page scrolls sideways, in windows of these widths. */
const sidewaysScroll = async (page: Page): Promise<number[]> => {
  const found: number[] = [];
  for (const width of WIDTHS_PX) {
    await page.setViewportSize({ width, height: 900 });
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    found.push(scrollWidth - clientWidth);
  }
  return found;
};

test('never widens the page for a name of 255 characters', async () => {
  const admin = await open();
  const { page } = admin;
  const fits = async (): Promise<void> => {
    expect(await sidewaysScroll(page)).toEqual([0, 0, 0]);
  };

  await page.getByRole('textbox', { name: words('groups.search') }).fill('unbrokenm');
  await page.getByRole('button', { name: UNBROKEN, exact: true }).waitFor();
  await fits();
  await page.getByRole('button', { name: UNBROKEN, exact: true }).click();
  await page.getByRole('heading', { name: words('members.title'), exact: true }).waitFor();
  await fits();
  await admin.openTab('people');
  await admin.combobox('people.groups').fill('unbrokenm');
  await page.getByRole('option', { name: UNBROKEN }).waitFor();
  await fits();
  await page.getByRole('option', { name: UNBROKEN }).click();
  await admin.choosePerson(await newcomerTo(forge(), UNBROKEN));
  await admin.submit();
  await admin.sees('change.added.title', UNBROKEN);
  await (await admin.recent()).filter({ hasText: UNBROKEN }).first().waitFor();
  await fits();
  await admin.openTab('people');
  await fits();
  await admin.chooseGroup('people.groups', 'unbrokenm', UNBROKEN);
  await admin.askToRemove();
  await fits();
  await admin.button('cancel').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await admin.openTab('settings');
  await admin.chooseGroup('delegation.group', UNBROKEN);
  await admin.button('delegation.submit').click();
  await admin.panel('settings').getByRole('cell', { name: UNBROKEN }).waitFor();
  await fits();

  await admin.openTab('automation');
  await copyButtonsAreDrawn(admin);
  await admin.button('keys.create').click();
  await page.getByRole('textbox', { name: words('keys.label') }).fill('Long');
  await admin.chooseGroup('create-key.chosen', UNBROKEN);
  await fits();
  await admin.button('create-key.submit', page.getByRole('dialog')).click();
  await admin.sees('secret.title');
  await admin.panel('automation').getByRole('row').filter({ hasText: UNBROKEN }).first().waitFor();
  await fits();
  await admin.button('secret.stored').click();
  await fits();

  const other = await open({ account: forge().info.accounts.confluenceAdmin });
  await other.openTab('setup');
  await other.page.getByText(words('site.viewer.delegated', { groups: UNBROKEN })).waitFor();
  expect(await sidewaysScroll(other.page)).toEqual([0, 0, 0]);
});
