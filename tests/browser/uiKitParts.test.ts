import type { Locator, Page } from '@playwright/test';
import { openWithoutApp } from './support/drawTree';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { axeProblems } from './support/axeProblems';

const granted = localAdminPages();

let shared: Page | undefined;

/** The page that all these tests draw on, each in its turn. */
const open = async (): Promise<Page> =>
  (shared ??= await openWithoutApp(granted, { lasting: true }));

test('opens a popup from its trigger, and closes it with Escape', async () => {
  const page = await open();
  await page.evaluate(async () => {
    const show = (isOpen: boolean): Promise<void> => {
      const press = { onClick: () => show(true) };
      const popup = { isOpen, label: 'Actions of Ann', role: 'dialog', onClose: () => show(false) };
      const content = { key: 'content', name: 'content' };
      const trigger = { key: 'trigger', name: 'trigger' };
      return draw(
        make(
          'Popup',
          popup,
          make('ContentWrapper', content, make('Button', {}, 'Remove')),
          make('ContentWrapper', trigger, make('Button', press, 'Actions')),
        ),
      );
    };
    await show(false);
  });
  const popup = page.getByRole('dialog', { name: 'Actions of Ann' });
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await popup.getByRole('button', { name: 'Remove' }).waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await popup.waitFor({ state: 'detached' });
});

test('focuses a button with autoFocus', async () => {
  const page = await open();
  await page.evaluate(() => draw(make('Button', { autoFocus: true }, 'Next')));
  await expect(page.getByRole('button', { name: 'Next' })).toBeFocused();
});

test('gives a pressable its click, without the event', async () => {
  const page = await open();
  const received = await page.evaluate(async () => {
    const seen: number[] = [];
    const onClick = (...given: unknown[]): void => {
      seen.push(given.length);
    };
    await draw(make('Pressable', { onClick }, 'Open'));
    document.querySelector<HTMLElement>('#frame-content button')?.click();
    return seen;
  });
  expect(received).toEqual([0]);
});

test('selects the tab that the app says, and passes on only the index of another', async () => {
  const page = await open();
  await page.evaluate(() => {
    const onChange = (...given: unknown[]): void => {
      document.title = JSON.stringify(given);
    };
    const tabs = ['One', 'Two'].map((key) => make('Tab', { key }, key));
    const panels = ['One', 'Two'].map((key) => make('TabPanel', { key }, `Panel ${key}`));
    const props = { id: 'tabs', selected: 1, onChange };
    return draw(make('Tabs', props, make('TabList', {}, ...tabs), ...panels));
  });
  await page.getByText('Panel Two').waitFor();
  await page.getByRole('tab', { name: 'One' }).click();
  await expect(page).toHaveTitle('[0]');
  await page.getByText('Panel Two').waitFor(); // the app hasn't said otherwise
});

test('draws a path as a link to the Confluence site, and opens a link in a new tab', async () => {
  const page = await open();
  await page.evaluate(() => {
    const docs = { key: 'docs', href: 'https://example.com', openNewTab: true };
    return draw(make('Link', { href: '/wiki/people' }, 'People'), make('Link', docs, 'Docs'));
  });
  const site = granted.forge().info.confluenceUrl;
  const people = page.getByRole('link', { name: 'People' });
  await expect(people).toHaveAttribute('href', `${site}/wiki/people`);
  await expect(page.getByRole('link', { name: 'Docs' })).toHaveAttribute('target', '_blank');
});

test('makes a frame as high as its contents while it is scrolled out of view', async () => {
  const page = await open();
  await page.evaluate(() => {
    const lines = Array.from({ length: 60 }, (_, at) =>
      make('Text', { key: String(at) }, 'A line above the frame'),
    );
    return draw(...lines, make('Frame', { resource: 'frame-choose' }));
  });
  const frame = page.locator('iframe');
  const contents = frame.contentFrame().locator('html');
  await contents.getByRole('status').waitFor({ state: 'attached' });
  const heightOf = async (place: Locator) => Math.ceil((await place.boundingBox())?.height ?? 0);
  const missing = async () => (await heightOf(contents)) - (await heightOf(frame));
  await expect.poll(missing).toBe(0);
  const wide = await heightOf(contents);
  await page.setViewportSize({ width: 400, height: 720 }); // some lines break
  await expect.poll(() => heightOf(contents)).toBeGreaterThan(wide);
  await expect.poll(missing).toBe(0);
  await expect(frame).not.toBeInViewport();
});
