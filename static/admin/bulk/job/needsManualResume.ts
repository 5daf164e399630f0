import type { JobView } from '../../../../src/application/bulkApi';
import { isBlocked } from './isBlocked';

/** Whether a job goes on only once somebody says so: it stands still, or is about to. */
export const needsManualResume = (job: JobView): boolean =>
  isBlocked(job) || job.command === 'pause';
