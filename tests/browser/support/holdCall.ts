import type { Route } from '@playwright/test';
import type { AdminApi } from '../../../src/contract/adminApi';
import type { AdminPage } from './adminPage';

/** Holds the page's next calls of an action until they are released. */
export const holdCall = async (
  { page }: AdminPage,
  action: keyof AdminApi,
): Promise<() => void> => {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const hold = async (route: Route): Promise<void> => {
    const { functionKey } = (route.request().postDataJSON() ?? {}) as { functionKey?: string };
    if (functionKey === action) await held;
    await route.continue();
  };
  await page.route('**/*', hold);
  return () => {
    letGo();
  };
};
