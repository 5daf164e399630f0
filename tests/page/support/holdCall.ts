import type { AdminApi } from '../../../src/contract/adminApi';
import type { AdminPage } from './localPages';

/** Holds the page's next calls of an action until they are released. With `drop`, they fail then. */
export const holdCall = (
  { page }: AdminPage,
  action: keyof AdminApi,
  end: 'send' | 'drop' = 'send',
): (() => void) => {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const release = page.intercept(async ({ functionKey }): Promise<'send' | 'drop'> => {
    if (functionKey !== action) return 'send';
    await held;
    return end;
  });
  return () => {
    release();
    letGo();
  };
};
