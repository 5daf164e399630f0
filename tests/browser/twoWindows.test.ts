import { expect, localAdminPages, test } from './support/localAdminPages';
import { words } from './support/words';

const isOpen = (tab: 'groups' | 'activity' | 'settings') => ({
  name: words(`tab.${tab}`),
  selected: true,
});

test.describe('windows with a history', () => {
  const { forge, open } = localAdminPages(['--memory', '--page-history']);

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

  test('open the place of a link, and go back to where they were', async () => {
    const { id } = await forge().site.group('legal');
    const { page, drawn } = await open();
    await page.goto(`${forge().url}/#/groups/${id}`);
    await drawn();
    await page.getByRole('heading', { name: 'legal', exact: true }).waitFor();
    await page.getByRole('button', { name: words('group.compare'), exact: true }).click();
    await page.getByRole('button', { name: words('compare.back'), exact: true }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'legal', exact: true }).waitFor();
  });
});
