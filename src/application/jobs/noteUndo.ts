import { commandsOf, withCommand } from '../../domain/job/jobControl';
import type { Job } from '../../domain/job/job';
import type { OpenJobs } from './openJobs';

/**
 * Puts it on record with the job that another one undoes it, by whom and since when. Nothing where
 * the other undoes none, or it was noted before: a start that broke off is made again. The one that
 * is undone is over, so nothing else changes it.
 */
export const noteUndo = async (
  openJobs: Pick<OpenJobs, 'changeControl'>,
  { origin, ownerId, startedAt }: Job,
): Promise<void> => {
  if (origin.kind !== 'undo') return;
  const undo = { command: 'undo', by: ownerId, at: startedAt } as const;
  await openJobs.changeControl(origin.jobId, (before) => {
    const isNoted = commandsOf(before).some(
      ({ command, at }) => command === 'undo' && at === startedAt,
    );
    return isNoted ? undefined : withCommand(before, undo);
  });
};
