import { clippedText } from './support/clippedText';
import { expect, localAdminPages, test } from './support/localAdminPages';

const granted = localAdminPages();

const NARROW = { width: 700, height: 900 };

test('finds a text that is cut, and a button beyond the edge', async () => {
  const { page } = await granted.open();
  expect(await clippedText(page)).toEqual([]);
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
  expect(await clippedText(page)).toEqual([
    'cut: <div> much too long',
    'beyond the edge: <button> Too far',
  ]);
});

test('probe', async () => {
  const { page } = await granted.open({ locale: 'en-XA' });
  await page.setViewportSize(NARROW);
  const tabs = page.getByRole('tab');
  for (let at = 0; at < (await tabs.count()); at += 1) {
    await tabs.nth(at).click();
    await page.waitForTimeout(1500);
    console.log(at, await tabs.nth(at).innerText(), JSON.stringify(await clippedText(page), null, 1));
    await page.screenshot({ path: `/tmp/frame-shots/pseudo-${at}.png`, fullPage: true });
  }
});
