import type { JobView } from '../../../../src/application/bulkApi';
import { standsStill } from './standsStill';

/** Whether a job goes on only once somebody says so: it stands still, or is about to. */
export const goesOnByHand = (job: JobView): boolean => standsStill(job) || job.wish === 'pause';
