import type { JobRowView } from '../../../../src/application/bulkApi';

/**
 * Whether nobody knows if this row's change is the job's doing, so that only an admin can say. That
 * may be so after any outcome: what was tried before it may have worked.
 */
export const isUncertain = ({ end }: JobRowView): boolean => end !== undefined && !end.certain;
