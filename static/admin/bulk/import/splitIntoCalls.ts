import type { PlanRowInput } from '../../../../src/contract/bulkApi';

/** The rows of one call of `addPlanRows`, and where they stand in the plan. */
export type RowsCall = { at: number; rows: PlanRowInput[] };

const BLOCK = 500; // rows; what is stored together, so calls begin at multiples of it
const MAX_ROWS = 4_000;
// Of JSON in UTF-8; Forge takes 500 KB a call, and other things travel with it. A block fits: a row
// has at most 128 bytes of id, 600 of reason and 50 around them.
// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/
const MAX_BYTES = 400_000;

/** Deals rows out to as few calls as the limits of `addPlanRows` allow, in order. */
export const splitIntoCalls = (rows: PlanRowInput[]): RowsCall[] => {
  const calls: RowsCall[] = [];
  let bytes = 0;
  for (let at = 0; at < rows.length; at += BLOCK) {
    const block = rows.slice(at, at + BLOCK);
    const more = new TextEncoder().encode(JSON.stringify(block)).length;
    const last = calls.at(-1);
    if (last && last.rows.length + block.length <= MAX_ROWS && bytes + more <= MAX_BYTES) {
      last.rows.push(...block);
      bytes += more;
    } else {
      calls.push({ at, rows: block });
      bytes = more;
    }
  }
  return calls;
};
