import { inSteeredTime } from '../local/steered.mjs';
import { atMost, exactly, plain } from '../report/figure.mjs';

const LATENCIES_MS = [250, 1_000];
const LIMIT_S = 17; // what a call of the page may wait for Confluence, of its 25 s

/** A plan with as many groups as there may be, its job and its undo, at a slow Confluence. */
export async function measureBulkWide() {
  const figures = [];
  for (const latency of LATENCIES_MS) {
    const { looks, rows, added, removed, left, undoMinutes } = await inSteeredTime(
      ...['wide', String(latency)],
    );
    const longest = Math.max(...Object.values(looks).map(({ ms }) => ms)) / 1_000;
    const at = `500 groups, ${latency} ms a request`;
    figures.push(
      atMost(LIMIT_S, `${at}: longest call`, longest, 's', { looks }),
      exactly(0, `${at}: rows lost, and members left by the undo`, [
        rows - added,
        rows - removed,
        left,
      ]),
      plain(`${at}: the undo, with waits for the hour`, undoMinutes, 'min'),
    );
  }
  return figures;
}
