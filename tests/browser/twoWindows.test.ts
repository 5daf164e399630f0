import { expect, localAdminPages, test } from './support/localAdminPages';
import { words } from './support/words';

const isOpen = (tab: 'groups' | 'activity' | 'settings') => ({
  name: words(`tab.${tab}`),
  selected: true,
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
