import type { AdminApi } from '../../../src/contract/adminApi';
import type { AdminPage } from './localPages';

/** Holds the page's next calls of an action until they are released. */
export const holdCall = ({ page }: AdminPage, action: keyof AdminApi): (() => void) => {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const release = page.intercept(async ({ functionKey }): Promise<'send'> => {
    if (functionKey === action) await held;
    return 'send';
  });
  return () => {
    release();
    letGo();
  };
};
