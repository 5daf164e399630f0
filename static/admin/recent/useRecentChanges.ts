import type { Outcome } from '../../../src/application/adminApi';
import { invoke } from '../invoke';
import { useLoaded, type Loaded } from '../load/useLoaded';
import { newestFirst, type RecentEntry } from './recentEntry';

const ask = async (): Promise<Outcome<RecentEntry[]>> => {
  const [changes, jobs] = await Promise.all([invoke('listChanges'), invoke('listJobs', {})]);
  if (!changes.ok) return changes;
  return jobs.ok ? { ok: true, value: newestFirst(changes.value, jobs.value.jobs) } : jobs;
};

/** The newest changes on record: single ones, and jobs with all of theirs. */
export const useRecentChanges = (): Loaded<RecentEntry[]> => useLoaded(ask);
