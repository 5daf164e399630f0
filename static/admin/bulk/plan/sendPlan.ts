import type { PlanView } from '../../../../src/application/bulkApi';
import type { Answer } from '../../load/answer';
import { askAgain } from '../../load/askAgain';
import type { BulkCalls } from '../bulkCalls';
import { splitIntoCalls } from '../import/splitIntoCalls';
import type { PlanDraft } from './planDraft';

export type SendingCalls = BulkCalls<'beginPlan' | 'addPlanRows' | 'finalizePlan'>;

/**
 * Sends a plan part by part and has it checked. Tells how many rows are there. Whatever part of it
 * fails, nothing was changed: a plan that is not complete cannot be applied.
 */
export const sendPlan = async (
  { groups, rows }: PlanDraft,
  onSent: (rows: number) => void,
  calls: SendingCalls,
): Promise<Answer<PlanView>> => {
  const begun = await askAgain(() => calls.beginPlan({ groups, rows: rows.length }));
  if (!begun.ok) return begun;
  const { planId } = begun.value;
  for (const part of splitIntoCalls(rows)) {
    const sent = await askAgain(() => calls.addPlanRows({ planId, ...part }));
    if (!sent.ok) return sent;
    onSent(part.at + part.rows.length);
  }
  return askAgain(() => calls.finalizePlan({ planId }));
};
