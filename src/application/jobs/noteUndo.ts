import { wishesOf, withWish } from '../../domain/job/jobControl';
import type { Job } from '../../domain/job/job';
import type { JobStore } from '../ports/jobStore';

/**
 * Puts it on record with the job that another one undoes it, by whom and since when. Nothing where
 * the other undoes none, or it was noted before: a start that broke off is made again. The one that
 * is undone is over, so nothing else writes there.
 */
export const noteUndo = async (
  jobs: Pick<JobStore, 'readControl' | 'saveControl'>,
  { origin, ownerId, startedAt }: Job,
): Promise<void> => {
  if (origin.kind !== 'undo') return;
  const before = await jobs.readControl(origin.jobId);
  if (wishesOf(before).some(({ wish, at }) => wish === 'undo' && at === startedAt)) return;
  const undo = { wish: 'undo', by: ownerId, at: startedAt } as const;
  await jobs.saveControl(origin.jobId, withWish(before, undo));
};
