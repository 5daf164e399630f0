import type { JobView } from '../../../../src/application/bulkApi';
import { isOver } from './stateWords';

/** Whether it is this admin's open page that carries a job out. */
export const isDrivenBy = (job: JobView, accountId: string | undefined): boolean =>
  job.driver === 'page' && job.ownerId === accountId && !isOver(job);
