import { PSEUDO_LOCALE, pseudoTexts } from '../../dev-host/server/pseudoLocale';
import type { MessageKey } from '../../static/admin/words/fill';
import texts from '../../static/locales/en-US.json';
import { clippedText } from './support/clippedText';
import { expect, localAdminPages, test } from './support/localAdminPages';

const granted = localAdminPages();

const pseudo = pseudoTexts(texts);

/** The text for a key in the pseudo-locale. */
const pseudoWords = (key: MessageKey): string => pseudo[key] ?? '';

const NARROW = { width: 700, height: 900 };

test('finds a text that is cut, and a button beyond the edge', async () => {
  const { page } = await granted.open();
  expect(await clippedText(page.locator('body'))).toEqual([]);
  await page.evaluate(() => {
    const add = (tag: string, text: string, style: string): void => {
      const element = Object.assign(document.createElement(tag), { textContent: text });
      element.setAttribute('style', style);
      document.body.append(element);
    };
    add('div', 'much too long', 'width: 40px; overflow: hidden; white-space: nowrap');
    add('button', 'Too far', `position: absolute; top: 0; left: ${innerWidth - 20}px`);
    add('div', 'long, but it scrolls', 'width: 40px; overflow: auto; white-space: nowrap');
    add('div', 'for screen readers', 'width: 1px; height: 1px; overflow: hidden');
  });
  expect(await clippedText(page.locator('body'))).toEqual([
    'cut: <div> much too long',
    'beyond the edge: <button> Too far',
  ]);
});

// Not clean yet at this width: the names of the tabs, the message about Rollcall's access, the
// lozenges in the Groups tab, and the table of keys in the Automation tab.
const CLEAN = ['people', 'bulk', 'activity', 'settings'] as const;

for (const tab of CLEAN)
  test(`cuts no text in the ${tab} tab, in a longer language and a narrow window`, async () => {
    const { page } = await granted.open({ locale: PSEUDO_LOCALE });
    await page.setViewportSize(NARROW);
    await page.getByRole('tab', { name: pseudoWords(`tab.${tab}`), exact: true }).click();
    const panel = page.getByRole('tabpanel', { name: pseudoWords(`tab.${tab}`), exact: true });
    await panel.getByText(/\]$/).first().waitFor();
    await expect(panel.getByRole('img', { name: pseudoWords('loading') })).toHaveCount(0);
    expect(await clippedText(panel)).toEqual([]);
  });
