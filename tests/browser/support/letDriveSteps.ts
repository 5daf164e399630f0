import type { AdminPage } from './adminPage';
import { JOB_WAIT_MS } from './bulkTab';

/**
 * Lets a page carry out only so many steps of a job: when it closes then, no step is under way,
 * which would go on to its end without the page.
 */
export const letDriveSteps = async ({ page }: AdminPage, most: number) => {
  let started = 0;
  const isStep = (body: string | null): boolean => body?.includes('"driveJob"') === true;
  await page.route('**', async (route) => {
    const isOneMore = isStep(route.request().postData()) && ++started > most;
    await (isOneMore ? route.abort() : route.continue());
  });
  return {
    /** Waits for the end of one. */
    over: async () => {
      await page.waitForResponse((response) => isStep(response.request().postData()), {
        timeout: JOB_WAIT_MS,
      });
    },
    /** Lets it carry out as many as it likes. */
    more: () => page.unroute('**'),
  };
};
