import type { Page } from '@playwright/test';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { words } from './support/words';

const granted = localAdminPages();

const colorMode = (page: Page) => page.locator('html');

const isDark = (color: string): boolean => {
  const channels = color.match(/\d+/g)?.slice(0, 3).map(Number) ?? [];
  return channels.length === 3 && channels.every((channel) => channel < 100);
};

const backgroundOf = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('follows the theme that the browser prefers, until it is switched, and keeps it after a reload', async () => {
  const admin = await granted.open();
  const { page } = admin;
  await expect(colorMode(page)).toHaveAttribute('data-color-mode', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(colorMode(page)).toHaveAttribute('data-color-mode', 'dark');
  expect(isDark(await backgroundOf(page))).toBe(true);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(colorMode(page)).toHaveAttribute('data-color-mode', 'light');

  await page.getByRole('button', { name: 'Use dark theme' }).click();
  await expect(colorMode(page)).toHaveAttribute('data-color-mode', 'dark');
  expect(new URL(page.url()).searchParams.get('theme')).toBe('dark');
  await admin.reload();
  await expect(colorMode(page)).toHaveAttribute('data-color-mode', 'dark');
});

test('tells the app and its frame of another theme', async () => {
  const admin = await granted.open();
  const { page } = admin;
  await admin.openTab('bulk');
  const frame = page.frameLocator('iframe');
  await frame.getByText(words('file.choose.list')).waitFor();
  const inFrame = frame.locator('html');
  await expect(inFrame).toHaveAttribute('data-color-mode', 'light');
  const themes = await page.evaluateHandle(() => {
    const { __bridge: bridge } = globalThis as unknown as {
      __bridge: { callBridge: (command: string, data: unknown) => Promise<unknown> };
    };
    const received: unknown[] = [];
    const callback = (theme: unknown): void => void received.push(theme);
    void bridge.callBridge('on', { event: 'FORGE_CORE_THEME_CHANGED', callback });
    return received;
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(inFrame).toHaveAttribute('data-color-mode', 'dark');
  await expect
    .poll(() => themes.jsonValue())
    .toContainEqual(
      expect.objectContaining({ theme: expect.objectContaining({ colorMode: 'dark' }) }),
    );
  const background = await frame
    .locator('body')
    .evaluate((body) => getComputedStyle(body).backgroundColor);
  expect(isDark(background)).toBe(true);
  await page.emulateMedia({ colorScheme: 'light' });
});
