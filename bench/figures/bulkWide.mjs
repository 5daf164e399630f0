import { inSteeredTime } from '../local/steered.mjs';
import { atMost, exactly, plain } from '../report/figure.mjs';

const LATENCIES_MS = [250, 1_000];
const LIMIT_S = 17; // the part of a page call's 25 s that may go to Confluence

/** A plan with the most groups that a plan may have, its job and its undo, on a slow Confluence. */
export async function measureBulkWide() {
  const figures = [];
  for (const latency of LATENCIES_MS) {
    const { calls, rows, added, removed, left, undoMinutes } = await inSteeredTime(
      ...['wide', String(latency)],
    );
    const longest = Math.max(...Object.values(calls).map(({ ms }) => ms)) / 1_000;
    const at = `500 groups, ${latency} ms a request`;
    figures.push(
      atMost(LIMIT_S, `${at}: longest call`, longest, 's', { calls }),
      exactly(0, `${at}: rows lost, and members that the undo left`, [
        rows - added,
        rows - removed,
        left,
      ]),
      plain(`${at}: the undo, waits for the hour included`, undoMinutes, 'min'),
    );
  }
  return figures;
}
