import type { AdminPage } from './adminPage';
import { JOB_WAIT_MS } from './bulkTab';

/**
 * Lets a page run only this number of steps of a job. When the page closes then, no step is running
 * that would end without it.
 */
export const letDriveSteps = async ({ page }: AdminPage, most: number) => {
  let started = 0;
  const isStep = (body: string | null): boolean => body?.includes('"driveJob"') === true;
  await page.route('**', async (route) => {
    const isOneMore = isStep(route.request().postData()) && ++started > most;
    await (isOneMore ? route.abort() : route.continue());
  });
  return {
    /** Waits for the end of a step. */
    over: async () => {
      await page.waitForResponse((response) => isStep(response.request().postData()), {
        timeout: JOB_WAIT_MS,
      });
    },
    /** Lets it run any number of steps. */
    more: () => page.unroute('**'),
  };
};
