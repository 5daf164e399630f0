import type { PlanView } from '../../../src/contract/bulkApi';
import type { LocalForge } from './localForge';

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
  changes: (readonly ['add' | 'remove', string])[],
): Promise<PlanView> => {
  const size = { groups: [groupId], rows: changes.length };
  const { planId } = valueOf(await forge.call('beginPlan', size));
  const rows = changes.map(([action, person], at) => [at + 1, 0, action, person]);
  valueOf(await forge.call('addPlanRows', { planId, at: 0, rows }));
  return valueOf(await forge.call('finalizePlan', { planId }));
};
