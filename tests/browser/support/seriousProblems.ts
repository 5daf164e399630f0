import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const SERIOUS = ['serious', 'critical'];

/**
 * Serious and critical problems that axe finds on a page, one per line: the rule and the place.
 * https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
 */
export const seriousProblems = async (page: Page): Promise<string[]> => {
  await untilStill(page);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  // Without frames, axe's other mode isn't needed. It opens a page of its own each time.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact ?? ''))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`),
    );
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
