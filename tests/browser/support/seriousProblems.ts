import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const SERIOUS = ['serious', 'critical'];

/**
 * What axe finds serious or critical on a page as it is drawn now, a line each: the rule, and where.
 * https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
 */
export const seriousProblems = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact ?? ''))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`),
    );
};
