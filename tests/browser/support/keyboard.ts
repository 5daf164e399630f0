import type { ElementHandle, Locator, Page } from '@playwright/test';
import { expect } from './localAdminPages';

const MAX_TABS = 80; // to anything on a page with a table

/** The keyboard of a person who has no mouse. */
export type Keyboard = {
  /** Presses Tab until a control has the focus, which must then be in view. */
  reach: (control: Locator) => Promise<void>;
  /** Reaches a control, and presses a key on it. */
  press: (control: Locator, key?: 'Enter' | 'Space') => Promise<void>;
  /** Reaches a picker, types into it, and takes the option that has this text. */
  pick: (picker: Locator, text: string) => Promise<void>;
};

type Look = { isThere: boolean; isFocused: boolean };

const look = (handle: ElementHandle | null): Promise<Look> | Look =>
  handle?.evaluate((element) => ({
    isThere: element.isConnected,
    isFocused: element === document.activeElement,
  })) ?? { isThere: false, isFocused: false };

const markedOption = (picker: Element): string =>
  document.getElementById(picker.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';

/**
 * Waits until Enter takes the option with this text. While a picker searches, it still marks an
 * option of the search before.
 */
export const untilMarked = (picker: Locator, text: string): Promise<void> =>
  expect.poll(() => picker.evaluate(markedOption)).toContain(text);

export const keyboardOf = (page: Page): Keyboard => {
  const reach: Keyboard['reach'] = async (control) => {
    await control.waitFor();
    // To find a control by its name takes much longer than a key.
    let handle = await control.elementHandle();
    for (let tabs = 0; ; tabs += 1) {
      let { isThere, isFocused } = await look(handle);
      while (!isThere) {
        handle = await control.elementHandle();
        ({ isThere, isFocused } = await look(handle));
      }
      if (isFocused) break;
      if (tabs === MAX_TABS) throw new Error(`Tab never came to ${control.toString()}`);
      await page.keyboard.press('Tab');
    }
    await expect(control).toBeInViewport();
  };
  return {
    reach,
    press: async (control, key = 'Enter') => {
      await reach(control);
      await page.keyboard.press(key);
    },
    pick: async (picker, text) => {
      await reach(picker);
      await page.keyboard.type(text);
      await untilMarked(picker, text);
      await page.keyboard.press('Enter');
    },
  };
};
