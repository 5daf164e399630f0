import type { BulkApi, PlanView } from '../../../../src/application/bulkApi';
import { invoke } from '../../invoke';
import type { Answer } from '../../load/answer';
import { askAgain } from '../../load/askAgain';
import { splitIntoCalls } from '../import/splitIntoCalls';
import type { PlanDraft } from './planDraft';

type Ask = <Call extends 'beginPlan' | 'addPlanRows' | 'sealPlan'>(
  call: Call,
  input: Parameters<BulkApi[Call]>[0],
) => Promise<ReturnType<BulkApi[Call]>>;

/**
 * Sends a plan part by part and has it checked. Tells how many rows are there. Whatever part of it
 * fails, nothing was changed: a plan that is not complete cannot be applied.
 */
export const sendPlan = async (
  { groups, rows }: PlanDraft,
  onSent: (rows: number) => void,
  ask: Ask = invoke as Ask,
): Promise<Answer<PlanView>> => {
  const begun = await askAgain(() => ask('beginPlan', { groups, rows: rows.length }));
  if (!begun.ok) return begun;
  const { planId } = begun.value;
  for (const part of splitIntoCalls(rows)) {
    const sent = await askAgain(() => ask('addPlanRows', { planId, ...part }));
    if (!sent.ok) return sent;
    onSent(part.at + part.rows.length);
  }
  return askAgain(() => ask('sealPlan', { planId }));
};
