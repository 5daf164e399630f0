import type { Locator } from './support/locator';
import type { AdminPage } from './support/localPages';
import { expect, localPages, test } from './support/localPages';
import { words, type TextKey } from '../browser/support/words';
import { holdCall } from './support/holdCall';

const { forge, open } = localPages();

const field = (admin: AdminPage, label: TextKey): Locator =>
  admin.page.getByRole('textbox', { name: words(label), exact: true });

const openSettings = async (): Promise<AdminPage> => {
  const admin = await open();
  await admin.openTab('settings');
  await field(admin, 'settings.most-removals').waitFor();
  return admin;
};

test('says at once that a number is out of range, and does not save it', async () => {
  const admin = await openSettings();
  await field(admin, 'settings.most-percent').fill('101');
  await admin.page.getByText(words('settings.number', { least: '1', most: '100' })).waitFor();
  await admin.button('settings.submit').click();
  expect(await forge().call('getSettings', {})).toMatchObject({
    value: { mostRemovedPercent: 50 },
  });
});

test('lets other admins read the settings but not change them', async () => {
  const admin = await open({ account: forge().info.accounts.confluenceAdmin });
  await admin.openTab('settings');
  await admin.page.getByText(words('settings.locked')).waitFor();
  const settings = await forge().call('getSettings', {});
  const percent = settings.ok ? settings.value.pointsLeftPercent : undefined;
  await admin.page.getByText(`${words('settings.points-reserve')}: ${String(percent)}`).waitFor();
  expect(await field(admin, 'settings.points-reserve').count()).toBe(0);
  expect(await admin.button('settings.submit').count()).toBe(0);
});

test('saves the settings of a site admin', async () => {
  const admin = await openSettings();
  expect(await field(admin, 'settings.most-removals').inputValue()).toBe('500');
  await field(admin, 'settings.most-removals').fill('20');
  await field(admin, 'settings.points-reserve').fill('0');
  await admin.whileCalling('saveSettings', () => admin.button('settings.submit').click());
  await admin.sees('settings.saved');
  await admin.reload();
  await admin.openTab('settings');
  await admin.page.getByText('Last changed by').waitFor();
  expect(await field(admin, 'settings.most-removals').inputValue()).toBe('20');
  expect(await field(admin, 'settings.points-reserve').inputValue()).toBe('0');
});

test('keeps and shows what another admin saved meanwhile', async () => {
  const [admin, other] = [await openSettings(), await openSettings()];
  await field(other, 'settings.most-removals').fill('30');
  await other.whileCalling('saveSettings', () => other.button('settings.submit').click());
  await other.sees('settings.saved');
  await field(admin, 'settings.points-reserve').fill('5');
  await admin.button('settings.submit').click();
  const [why, next] = [words('settings.differ.title'), words('settings.differ.next')];
  await admin.sees('settings.not-saved', words('failure.because', { why, next }));
  await expect(field(admin, 'settings.most-removals')).toHaveValue('30');
  await expect(field(admin, 'settings.points-reserve')).toHaveValue('0');
  await field(admin, 'settings.points-reserve').fill('5');
  await admin.whileCalling('saveSettings', () => admin.button('settings.submit').click());
  await admin.sees('settings.saved');
  expect(await forge().call('getSettings', {})).toMatchObject({
    value: { mostRemovals: 30, pointsLeftPercent: 5 },
  });
});

test('keeps what was typed while other settings were being saved', async () => {
  const admin = await openSettings();
  await field(admin, 'settings.most-removals').fill('40');
  const letGo = holdCall(admin, 'saveSettings');
  const asked = admin.page.callTo('saveSettings');
  await admin.button('settings.submit').click();
  await asked;
  await field(admin, 'settings.points-reserve').fill('7');
  letGo();
  await admin.page.getByText('Last changed by').waitFor();
  // What is in the field now isn't saved yet.
  expect(await admin.page.getByText(words('settings.saved')).count()).toBe(0);
  await expect(field(admin, 'settings.most-removals')).toHaveValue('40');
  await expect(field(admin, 'settings.points-reserve')).toHaveValue('7');
});
