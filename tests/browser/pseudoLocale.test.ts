import type { Page } from '@playwright/test';
import { PSEUDO_LOCALE, pseudoTexts } from '../../dev-host/server/pseudoLocale';
import type { CountedKey, MessageKey } from '../../static/admin/words/fill';
import texts from '../../static/locales/en-US.json';
import { clippedText } from './support/clippedText';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { strangersTo } from './support/strangersTo';

const granted = localAdminPages();

const pseudo = pseudoTexts(texts);

/** The text for a key in the pseudo-locale. */
const pseudoWords = (key: MessageKey): string => pseudo[key] ?? '';

const NARROW = { width: 700, height: 900 };
const ZOOMED = { width: 640, height: 360 }; // a window of 1,280 pixels at 200 %

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

const TABS = ['groups', 'people', 'bulk', 'automation', 'activity', 'settings', 'setup'] as const;

// Seven labels of tabs don't fit in the longer language. They end in three dots, and only they may.
const TAB_LABELS = TABS.map((tab) => `cut: <span> ${pseudoWords(`tab.${tab}`)}`);

/** Opens a place of the page in the longer language and a narrow window. */
const openNarrow = async (place: string) => {
  const { page } = await granted.open({ locale: PSEUDO_LOCALE, place });
  await page.setViewportSize(NARROW);
  return page;
};

const expectNothingCut = async (page: Page): Promise<void> => {
  const panel = page.getByRole('tabpanel');
  await panel.getByText(/\]$/).first().waitFor();
  await expect(page.getByRole('img', { name: pseudoWords('loading') })).toHaveCount(0);
  const clipped = await clippedText(page.locator('body'));
  expect(clipped.filter((line) => !TAB_LABELS.includes(line))).toEqual([]);
};

test('cuts no label of a tab in a narrow window', async () => {
  const { page } = await granted.open();
  await page.setViewportSize(NARROW);
  expect(await clippedText(page.getByRole('tablist'))).toEqual([]);
});

test('cuts no text in any tab, in a longer language and a narrow window', async () => {
  const page = await openNarrow('/groups');
  for (const tab of TABS) {
    await page.getByRole('tab', { name: pseudoWords(`tab.${tab}`), exact: true }).click();
    await test.step(tab, () => expectNothingCut(page));
  }
});

test('cuts no text in any tab at 200 %, in both themes', async () => {
  const admin = await granted.open();
  const { page } = admin;
  await page.setViewportSize(ZOOMED);
  for (const tab of TABS) {
    await admin.openTab(tab);
    await admin.drawn();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-color-mode=${colorScheme}]`).waitFor();
      await test.step(`${tab}, ${colorScheme}`, async () => {
        expect(await clippedText(page.locator('body'))).toEqual([]);
      });
    }
  }
});

test('cuts no text on the page of a group and of a person, and in a comparison', async () => {
  const { id, members } = await granted.forge().site.group('site-admins');
  for (const place of [`/groups/${id}`, `/people/${members[0] ?? ''}`, `/groups/${id}/compare`]) {
    const page = await openNarrow(place);
    await page.getByRole('tabpanel').getByText('site-admins').first().waitFor();
    await expectNothingCut(page);
  }
});

test('cuts no button beside the rows of a list that need review', async () => {
  const page = await openNarrow('/bulk');
  const press = (key: MessageKey) =>
    page.getByRole('button', { name: pseudoWords(key), exact: true }).click();
  const people = Array.from({ length: 5 }, (_, at) => `marketing;nobody.${at}@example.com;add`);
  const list = ['group;member;action', 'marketin;nobody@example.com;add', ...people].join('\n');
  await page.getByRole('textbox', { name: pseudoWords('bulk.list') }).fill(list);
  await press('bulk.read');
  await press('bulk.check');
  await page.getByRole('button', { name: pseudoWords('bulk.questions.show-each') }).waitFor();
  await page.getByRole('button', { name: pseudoWords('bulk.questions.resolve') }).waitFor();
  // A long text of the list ends after three lines. Only that may be cut.
  const clipped = await clippedText(page.getByRole('table'));
  expect(clipped.filter((line) => !line.startsWith('cut: <p>'))).toEqual([]);
});

test('cuts no text in a plan, in the dialog that applies it, and in its job', async () => {
  const people = await strangersTo(granted.forge(), 'legal', 3);
  const page = await openNarrow('/bulk');
  const named = (key: CountedKey) => {
    const text = pseudo[`${key}.other`] ?? '';
    return page.getByRole('button', { name: text.replace('{count}', '3'), exact: true });
  };
  const press = (key: MessageKey) =>
    page.getByRole('button', { name: pseudoWords(key), exact: true }).click();
  const list = ['group,member', ...people.map((id) => `legal,${id}`)].join('\n');
  await page.getByRole('textbox', { name: pseudoWords('bulk.list') }).fill(list);
  await press('bulk.read');
  await expectNothingCut(page);
  await press('bulk.check');
  await named('bulk.review.plan').click();
  await named('bulk.apply').first().waitFor();
  await expectNothingCut(page);
  await named('bulk.apply').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await expectNothingCut(page);
  await dialog
    .getByRole('button', { name: (pseudo['bulk.apply.other'] ?? '').replace('{count}', '3') })
    .click();
  await page.getByText(pseudoWords('bulk.state.done'), { exact: true }).first().waitFor();
  await expectNothingCut(page);
});
