import type { Locator } from '@playwright/test';

/**
 * Texts within an element that can't be read whole, one per line: what is cut and where. A text is cut if
 * its element hides what doesn't fit, or if a control reaches beyond the window's edge. Fields whose
 * content scrolls don't count, nor do elements that are there for screen readers only.
 */
export const clippedText = (within: Locator): Promise<string[]> =>
  within.evaluate((root) => {
    const CONTROLS = 'button, a[href], input, select, textarea, [role=tab], [role=option]';
    const SMALLEST_PX = 4; // what is smaller is hidden from sight on purpose
    const SLACK_PX = 1; // sizes are rounded
    const LOWEST_LINE_PX = 8; // an accent that is higher than its line is no line that is cut

    const isVisible = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return width > SMALLEST_PX && height > SMALLEST_PX && element.checkVisibility();
    };
    const textOf = (element: Element): string =>
      [element.textContent, element.getAttribute('aria-label') ?? '', element.id]
        .find((text) => text.trim() !== '')
        ?.replace(/\s+/g, ' ')
        .slice(0, 60) ?? '';
    const describe = (problem: string, element: Element): string =>
      `${problem}: <${element.tagName.toLowerCase()}> ${textOf(element)}`;

    const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const isCut = (element: HTMLElement): boolean => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const isTooWide = element.scrollWidth > element.clientWidth + SLACK_PX;
      const isTooHigh = element.scrollHeight > element.clientHeight + LOWEST_LINE_PX;
      return (hides(overflowX) && isTooWide) || (hides(overflowY) && isTooHigh);
    };
    const isOutside = (element: Element): boolean => {
      const { left, right } = element.getBoundingClientRect();
      if (right < 0) return false; // hidden there until it has the focus
      return left < -SLACK_PX || right > document.documentElement.clientWidth + SLACK_PX;
    };

    const shown = [...root.querySelectorAll<HTMLElement>('*')].filter(
      (element) => element.textContent.trim() !== '' && isVisible(element),
    );
    const controls = [...root.querySelectorAll(CONTROLS)].filter(isVisible);
    return [
      ...shown.filter(isCut).map((element) => describe('cut', element)),
      ...controls.filter(isOutside).map((element) => describe('beyond the edge', element)),
    ];
  });
