import { localPages, test } from './support/localPages';
import { words } from '../browser/support/words';

const isOpen = (tab: 'groups' | 'activity' | 'settings') => ({
  name: words(`tab.${tab}`),
  selected: true,
});

const { open } = localPages();

test('two windows of one admin don’t move each other while they are open', async () => {
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
