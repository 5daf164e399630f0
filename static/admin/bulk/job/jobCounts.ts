import type { ChangeStatus } from '../../../../src/application/adminApi';
import type { JobView, RowOutcome } from '../../../../src/application/bulkApi';

/** How many rows of a job are done. Those that a cancelled job never began have an outcome, too. */
export const endedRows = (job: Pick<JobView, 'counts'>): number =>
  countedOutcomes(job)
    .filter(({ outcome }) => outcome !== 'left-out')
    .reduce((sum, { count }) => sum + count, 0);

/** Each outcome that there is, with its number of rows, the most frequent first. */
export const countedOutcomes = ({
  counts,
}: Pick<JobView, 'counts'>): { outcome: RowOutcome; count: number }[] =>
  // The keys of an object are strings to the compiler, whatever its type says.
  (Object.entries(counts) as [RowOutcome, number][])
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => ({ outcome, count }))
    .sort((one, other) => other.count - one.count);

const HOLDS: readonly RowOutcome[] = [
  'added',
  'already-member',
  'removed',
  'not-a-member',
] satisfies ChangeStatus[];

/** Whether what a row asked for holds now. */
export const holds = (outcome: RowOutcome): outcome is ChangeStatus => HOLDS.includes(outcome);

/** How many rows did not come to what they asked for. */
export const failedRows = (job: Pick<JobView, 'counts'>): number =>
  countedOutcomes(job)
    .filter(({ outcome }) => !holds(outcome))
    .reduce((sum, { count }) => sum + count, 0);
