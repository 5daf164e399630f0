import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const SERIOUS = ['serious', 'critical'];

/**
 * What axe finds serious or critical on a page as it is drawn now, a line each: the rule, and where.
 * https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
 */
export const seriousProblems = async (page: Page): Promise<string[]> => {
  await untilStill(page);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  // Without frames there is nothing for its other mode, which opens a page of its own each time.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact ?? ''))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`),
    );
};

/**
 * Waits until no button is loading and nothing fades: a button that changes while axe looks at it has
 * the colors of one state and the background of the other.
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
