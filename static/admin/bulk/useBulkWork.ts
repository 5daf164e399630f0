import type { Outcome } from '../../../src/contract/adminApi';
import type { JobListView, PlanView } from '../../../src/contract/bulkApi';
import { invoke } from '../invoke';
import { type Loaded, useLoaded } from '../load/useLoaded';

/** The plans that wait to be applied, and the newest jobs, whoever made them. */
export type BulkWork = { plans: PlanView[]; newest: JobListView };

const ask = async (): Promise<Outcome<BulkWork>> => {
  const [plans, jobs] = await Promise.all([invoke('listPlans'), invoke('listJobs', {})]);
  if (!plans.ok) return plans;
  return jobs.ok ? { ok: true, value: { plans: plans.value, newest: jobs.value } } : jobs;
};

export const useBulkWork = (): Loaded<BulkWork> => useLoaded(ask);
