import type { PlanRowInput, PlanView } from '../../../../src/contract/bulkApi';
import { MAX_ROWS_SENT, ROWS_PER_CHUNK } from '../../../../src/domain/limits';
import { type Answer, untilDone, withRetry } from '../../api/answers';
import type { Calls } from '../../api/invoke';

export type PlanCalls = Calls<'beginPlan' | 'addPlanRows' | 'finalizePlan'>;

/**
 * Sends a plan in chunks, has it checked, and reports how many rows were sent. If any call fails,
 * nothing was changed: an incomplete plan can't be applied.
 */
export const sendPlan = async (
  { rows, ...plan }: PlanDraft,
  onSent: (rows: number) => void,
  calls: PlanCalls,
): Promise<Answer<PlanView>> => {
  const started = await withRetry(() => calls.beginPlan({ ...plan, rows: rows.length }));
  if (!started.ok) return started;
  const { planId } = started.value;
  for (const chunk of splitIntoCalls(rows)) {
    const sent = await withRetry(() => calls.addPlanRows({ planId, ...chunk }));
    if (!sent.ok) return sent;
    onSent(chunk.at + chunk.rows.length);
  }
  return withRetry(() => untilDone(() => calls.finalizePlan({ planId })));
};

/**
 * A plan to create: group IDs, and rows that refer to groups by index. `title` is the name of the
 * list's file. `fromSelection` says that there is no list.
 */
export type PlanDraft = {
  groups: string[];
  rows: PlanRowInput[];
  title?: string;
  fromSelection?: true;
};

/** The rows of one `addPlanRows` call, and their index in the plan. */
export type RowsCall = { at: number; rows: PlanRowInput[] };

// JSON in UTF-8. Forge accepts 500 KB per call, which includes other data. A block fits: a row has
// at most 128 bytes of ID, 300 of reason and 50 around them.
// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/
const MAX_BYTES = 400_000;

/** Splits rows into as few `addPlanRows` calls as its limits allow, in order. */
export const splitIntoCalls = (rows: PlanRowInput[]): RowsCall[] => {
  const calls: RowsCall[] = [];
  let bytes = 0;
  for (let at = 0; at < rows.length; at += ROWS_PER_CHUNK) {
    const block = rows.slice(at, at + ROWS_PER_CHUNK);
    const more = new TextEncoder().encode(JSON.stringify(block)).length;
    const last = calls.at(-1);
    if (last && last.rows.length + block.length <= MAX_ROWS_SENT && bytes + more <= MAX_BYTES) {
      last.rows.push(...block);
      bytes += more;
    } else {
      calls.push({ at, rows: block });
      bytes = more;
    }
  }
  return calls;
};
