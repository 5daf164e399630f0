import { expect, localPages, test } from './support/localPages';
import type { PageWithoutBrowser } from './support/pageWithoutBrowser';
import { words } from '../browser/support/words';

const { forge, open } = localPages();

/** Holds back every call of the page, as long as all functions start for the first time. */
const holdAllCalls = (page: PageWithoutBrowser): (() => void) => {
  let letGo: () => void = () => undefined;
  const started = new Promise<void>((resolve) => (letGo = resolve));
  page.intercept(async (): Promise<'send'> => {
    await started;
    return 'send';
  });
  return letGo;
};

test.describe('while nothing has answered yet', () => {
  test('the tabs are there, and one can be opened', async () => {
    const admin = await open();
    const { page } = admin;
    const letGo = holdAllCalls(page);
    await page.reload();
    const people = page.getByRole('tab', { name: words('tab.people') });
    await people.click();
    await page.getByText(words('people.about')).waitFor();
    letGo();
    // What comes late moves the admin nowhere, and nothing has failed.
    await page.getByText(words('status.unknown')).waitFor();
    expect(await people.getAttribute('aria-selected')).toBe('true');
    expect(await page.getByText(words('site.failed')).count()).toBe(0);
  });

  test('the first tab opens after two seconds, and stays', async () => {
    const admin = await open({ place: '/people' });
    const { page } = admin;
    const letGo = holdAllCalls(page);
    await page.reload();
    const search = page.getByRole('textbox', { name: words('groups.search') });
    await search.fill('marketing');
    letGo();
    await page.getByRole('table').getByText('marketing', { exact: true }).waitFor();
    expect(await search.isVisible()).toBe(true);
  });
});

test('a first invocation of 4.5 seconds, and slow storage, end in a page without a failure', async () => {
  const { page } = await open();
  const response = await fetch(`${forge().url}/dev/platform`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ firstInvocationMs: 4_500, storageMs: { first: 900, others: 60 } }),
  });
  expect(response.ok).toBe(true);
  await page.reload();
  await page.getByText(words('status.unknown')).waitFor();
  await page.getByRole('table').getByRole('row').nth(1).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});
