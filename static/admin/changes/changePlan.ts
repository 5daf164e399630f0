import type { PlanDraft } from '../bulk/plan/sendPlan';
import type { MemberChange } from './memberChange';

/** Several changes as a plan. The same change twice is one row. */
export const draftOf = (changes: readonly MemberChange[]): PlanDraft => {
  const groups: string[] = [];
  const rows: PlanDraft['rows'] = [];
  const seen = new Set<string>();
  for (const { action, group, accountId } of changes) {
    const key = `${group.id} ${accountId}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (!groups.includes(group.id)) groups.push(group.id);
    rows.push([rows.length + 1, groups.indexOf(group.id), action, accountId]);
  }
  return { groups, rows };
};
