import type { Locator } from '@playwright/test';
import type { AdminPage } from './support/adminPage';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { axeProblems } from './support/axeProblems';
import { words, type TextKey } from './support/words';

const { open } = localAdminPages();

const field = (admin: AdminPage, label: TextKey): Locator =>
  admin.page.getByRole('textbox', { name: words(label), exact: true });

const openSettings = async (): Promise<AdminPage> => {
  const admin = await open();
  await admin.openTab('settings');
  await field(admin, 'settings.most-removals').waitFor();
  return admin;
};

test('saves the settings of a site admin', async () => {
  const admin = await openSettings();
  expect(await field(admin, 'settings.most-removals').inputValue()).toBe('500');
  await field(admin, 'settings.most-removals').fill('20');
  await field(admin, 'settings.points-reserve').fill('0');
  await admin.whileCalling('saveSettings', () => admin.button('settings.submit').click());
  await admin.sees('settings.saved');
  expect(await axeProblems(admin.page)).toEqual([]);
  await admin.reload();
  await admin.openTab('settings');
  await admin.page.getByText('Last changed by').waitFor();
  expect(await field(admin, 'settings.most-removals').inputValue()).toBe('20');
  expect(await field(admin, 'settings.points-reserve').inputValue()).toBe('0');
});
