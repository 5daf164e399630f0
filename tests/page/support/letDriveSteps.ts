import { JOB_WAIT_MS } from '../../browser/support/bulkTab';
import type { AdminPage } from './localPages';

/**
 * Lets a page run only this number of steps of a job. When the page closes then, no step is running
 * that would end without it.
 */
export const letDriveSteps = ({ page }: AdminPage, most: number) => {
  let started = 0;
  const more = page.intercept(({ functionKey }) => {
    if (functionKey !== 'driveJob') return 'send';
    started += 1;
    return started > most ? 'drop' : 'send';
  });
  return {
    /** Waits for the end of a step. */
    over: () => page.answerTo('driveJob', { timeout: JOB_WAIT_MS }),
    /** Lets it run any number of steps. */
    more,
  };
};
