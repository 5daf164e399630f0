import type { Frame, Page } from '@playwright/test';
import { source, type AxeResults, type RunOptions } from 'axe-core';

// What may differ in the other theme. All else is the same in both, and takes much longer.
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

const WAIT_MS = 30_000; // on a busy machine

type Violations = AxeResults['violations'];

/**
 * The problems that axe finds on a page and in its frames, one per line: the rule, the place and its
 * HTML. Also looks at the colors of the other theme.
 * https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
 */
export const axeProblems = async (page: Page): Promise<string[]> => {
  const shown = (await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    ? 'dark'
    : 'light';
  await showTheme(page, shown);
  const found = linesOf(await violationsOf(page));
  const other = shown === 'dark' ? 'light' : 'dark';
  await showTheme(page, other);
  const inOther = linesOf(await violationsOf(page, { runOnly: COLOR_RULES }));
  await showTheme(page, shown);
  return [...found, ...inOther.map((problem) => `${other} theme: ${problem}`)];
};

const linesOf = (violations: Violations): string[] =>
  violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id} (${help}): ${target.join(' ')} ${html}`),
  );

/**
 * Runs axe in the page. It stays there, because each load of it takes a quarter of a second. If a
 * frame has come or was loaded meanwhile, axe couldn't look into it, and runs again.
 */
const violationsOf = async (page: Page, rules: RunOptions = {}): Promise<Violations> => {
  for (;;) {
    await untilStill(page);
    const frames = page.frames();
    try {
      // The axe of a page looks into a frame only if that has its own, which answers any origin.
      for (const frame of frames)
        if (!(await hasAxe(frame)))
          await frame.evaluate(
            `${source}; axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] })`,
          );
      return await runAxe(page, rules);
    } catch (error) {
      const now = page.frames();
      const areSame = now.length === frames.length && now.every((each) => frames.includes(each));
      if (areSame && !(await Promise.all(now.map(hasAxe))).includes(false)) throw error;
    }
  }
};

const hasAxe = (frame: Frame): Promise<boolean> => frame.evaluate(() => 'axe' in globalThis);

const runAxe = (page: Page, rules: RunOptions): Promise<Violations> =>
  page.evaluate(
    async (options) => {
      const { axe } = globalThis as unknown as {
        axe: { run: (within: Document, options: RunOptions) => Promise<AxeResults> };
      };
      return (await axe.run(document, options)).violations;
    },
    {
      ...rules,
      resultTypes: ['violations'],
      pingWaitTime: 0, // a frame that doesn't answer is an error, and not left out
    } satisfies RunOptions,
  );

/**
 * Shows a theme as the browser's preference, so that no menu closes and no field loses the focus.
 * Waits until the page and its frames have it. A frame that is still loading doesn't.
 */
const showTheme = async (page: Page, colorScheme: 'light' | 'dark'): Promise<void> => {
  await page.emulateMedia({ colorScheme });
  for (const frame of page.frames())
    await frame
      .locator(`html[data-color-mode=${colorScheme}]`)
      .waitFor({ state: 'attached', timeout: WAIT_MS });
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
