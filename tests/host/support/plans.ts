import type { JobView, PlanView } from '../../../src/contract/bulkApi';
import type { LocalForge } from './localForge';
import { until } from './until';

/** The value of an answer. Throws if it is a failure. */
export const valueOf = <T>(
  outcome: { ok: true; value: T } | { ok: false; failure: unknown },
): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
};

/** Creates a plan of changes in one group, the way the page does it. */
export const planOf = async (
  forge: LocalForge,
  groupId: string,
  changes: (readonly ['add' | 'remove', person: string, reason?: string])[],
): Promise<PlanView> => {
  const size = { groups: [groupId], rows: changes.length };
  const { planId } = valueOf(await forge.call('beginPlan', size));
  const rows = changes.map((change, at) => [at + 1, 0, ...change]);
  valueOf(await forge.call('addPlanRows', { planId, at: 0, rows }));
  return valueOf(await forge.call('finalizePlan', { planId }));
};

/** Applies such a plan, and waits until all its rows have ended. */
export const jobOf = async (...planned: Parameters<typeof planOf>): Promise<JobView> => {
  const [forge] = planned;
  const { id: planId, hash } = await planOf(...planned);
  const { id: jobId } = valueOf(await forge.call('startJob', { planId, hash }));
  return until(
    async () => valueOf(await forge.call('getJob', { jobId })),
    ({ state }) => state === 'done',
  );
};
