import { type ChangeRecord, isChangeStatus } from '../../domain/change';
import type { SelfTest } from '../../domain/selfTest';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { AuditTrail, JobStore } from '../ports/storage';

const MAX_RECORDS = 100;
const MAX_JOBS = 50; // the newest

/**
 * Returns what else may have changed a test's person in its group since the test started.
 * - `added`: by the record, the latest change of another kind put the person into the group.
 * - `maybe`: there is another change, or a job with this group. Also if the lists don't go back so
 *   far.
 * - `removal-in-doubt`: only the test's own changes, and one of its removals has no certain answer.
 * - `nothing`: the test's own changes are all.
 *
 * Throws `StoreUnavailable` if storage fails.
 */
export type ChangedSince = (test: SelfTest) => Promise<Since>;

export type Since = 'added' | 'maybe' | 'removal-in-doubt' | 'nothing';

export const makeChangedSince = ({
  audit,
  jobs,
}: {
  audit: Pick<AuditTrail, 'list'>;
  jobs: Pick<JobStore, 'list'>;
}): ChangedSince =>
  async function changedSince({ group, accountId, startedAt }) {
    const isSince = (time: string): boolean => Date.parse(time) >= startedAt;
    const [changes, some] = await allSettledOrThrow([
      audit.list(MAX_RECORDS, { groupId: group.id }),
      jobs.list(MAX_JOBS),
    ]);
    if (!changes || !some) return 'maybe';
    const records = changes.records.filter(
      (record) => record.accountId === accountId && isSince(record.begunAt),
    );
    const others = records.filter(({ isTest }) => !isTest);
    const latest = others.find(({ ending }) => ending && isChangeStatus(ending.outcome));
    if (latest?.action === 'add') return 'added';
    const [oldest, oldestJob] = [changes.records.at(-1), some.jobs.at(-1)];
    const mayHaveChanged =
      others.length > 0 ||
      some.jobs.some(
        ({ groups, lastStepAt }) => isSince(lastStepAt) && groups.some(({ id }) => id === group.id),
      ) ||
      (changes.next !== undefined && oldest !== undefined && isSince(oldest.begunAt)) ||
      (some.next !== undefined && oldestJob !== undefined && isSince(oldestJob.startedAt));
    if (mayHaveChanged) return 'maybe';
    return records.some(isDoubtfulRemoval) ? 'removal-in-doubt' : 'nothing';
  };

/** Whether a removal may have been made: then the person may be in the group for another reason. */
const isDoubtfulRemoval = ({ action, ending }: ChangeRecord): boolean =>
  action === 'remove' && (!ending || ending.certain === false);
