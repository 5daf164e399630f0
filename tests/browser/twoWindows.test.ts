import { expect, localAdminPages, test } from './support/localAdminPages';
import { words } from './support/words';

const isOpen = (tab: 'groups' | 'activity' | 'settings') => ({
  name: words(`tab.${tab}`),
  selected: true,
});

test.describe('two windows of one admin', () => {
  const { open } = localAdminPages();

  test('don’t move each other while they are open', async () => {
    const one = await open({ place: '/groups' });
    const other = await open({ place: '/activity' });
    await other.whileCalling('rememberPlace', () => other.openTab('settings'));
    await one.page.getByRole('tab', isOpen('groups')).waitFor();
    await one.whileCalling('rememberPlace', () => one.openTab('activity'));
    await other.page.getByRole('tab', isOpen('settings')).waitFor();
    // The page can't know which window it is in (decision 0026), so the last move counts for both.
    await other.reload();
    await other.page.getByRole('tab', isOpen('activity')).waitFor();
  });
});

test.describe('two windows of one admin, with a history', () => {
  const { open } = localAdminPages(['--memory', '--page-history']);

  test('come back to their own places after a reload', async () => {
    const one = await open();
    const other = await open();
    await one.openTab('activity');
    await other.openTab('settings');
    await expect.poll(() => new URL(other.page.url()).hash).toBe('#/settings');
    await one.reload();
    await one.page.getByRole('tab', isOpen('activity')).waitFor();
    await other.reload();
    await other.page.getByRole('tab', isOpen('settings')).waitFor();
  });
});
