import type { JobRowView, RowOutcome } from '../../../../src/application/bulkApi';

// After any of these the change may be this job's; after any other nothing was changed.
const MAY_HAVE_CHANGED: readonly RowOutcome[] = [
  'added',
  'already-member',
  'removed',
  'not-a-member',
  'timed-out',
  'unavailable',
  'unexpected',
];

/** Whether nobody knows if this row's change is the job's doing, so that only an admin can say. */
export const isUncertain = ({ end }: JobRowView): boolean =>
  end !== undefined && !end.certain && MAY_HAVE_CHANGED.includes(end.outcome);
