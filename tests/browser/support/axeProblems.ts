import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>;
type Violations = Results['violations'];

// What may differ in the other theme. All else is the same in both, and takes much longer.
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * The problems that axe finds on a page, one per line: the rule, the place and its HTML. Also
 * looks at the colors of the other theme, unless the page's address names a theme.
 * https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
 */
export const axeProblems = async (page: Page): Promise<string[]> => {
  await untilStill(page);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  // Without frames, axe's other mode isn't needed. It opens a page of its own each time.
  const { violations } = await axe.setLegacyMode().analyze();
  const found = linesOf(violations);
  if (new URL(page.url()).searchParams.has('theme')) return found;
  const shown = (await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    ? 'dark'
    : 'light';
  const other = shown === 'dark' ? 'light' : 'dark';
  await showTheme(page, other);
  const inOther = await problemsOfColors(page);
  await showTheme(page, shown);
  return [...found, ...inOther.map((problem) => `${other} theme: ${problem}`)];
};

const linesOf = (violations: Violations): string[] =>
  violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id} (${help}): ${target.join(' ')} ${html}`),
  );

/** Uses the axe that the page already has. */
const problemsOfColors = async (page: Page): Promise<string[]> => {
  await untilStill(page);
  const violations = await page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (within: Document, options: object) => Promise<Results> };
    };
    return (await axe.run(document, { runOnly, resultTypes: ['violations'] })).violations;
  }, COLOR_RULES);
  return linesOf(violations);
};

/** Shows a theme as the browser's preference, so that no menu closes and no field loses the focus. */
const showTheme = async (page: Page, colorScheme: 'light' | 'dark'): Promise<void> => {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-color-mode=${colorScheme}]`).waitFor({ state: 'attached' });
};

/**
 * Waits until no button is loading and nothing fades. While a button changes, axe would see the
 * color of one state on the background of the other.
 */
const untilStill = async (page: Page): Promise<void> => {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('button')].every(
      ({ textContent }) => !textContent.endsWith(', Loading'),
    ),
  );
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
};
