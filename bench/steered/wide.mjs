import { setTimeout as pause } from 'node:timers/promises';
import { addRows } from '../local/bulkPlan.mjs';

const GROUPS = 500;
const MEMBERS = 5; // of each group before
const ADDS = 40; // to each group
const ROWS_A_CALL = 4_000;
const TRIES = 3; // of a call, as on the page
const POLL_MS = 5_000;

/**
 * Applies a plan of adds in the most groups that a plan may have, and undoes it, with a Confluence
 * of this latency. Returns the time and the attempts of the page's calls that look up all groups,
 * and whether the groups are as before.
 */
export async function applyWide({ time, site, forge }, median) {
  site.change({ latencyMs: { median, spread: median / 2 } });
  const calls = {};
  const membersOf = (ids) => ids.reduce((sum, id) => sum + site.countMembers(id), 0);

  const timedCall = async (name, payload) => {
    for (let tries = 1; ; tries += 1) {
      const startedAt = time.now();
      const answer = await forge.ask(name, payload);
      const longest = Math.max(calls[name]?.ms ?? 0, time.now() - startedAt);
      calls[name] = { ms: longest, tries: Math.max(calls[name]?.tries ?? 0, tries) };
      if (answer.ok) return answer.value;
      if (tries === TRIES) throw new Error(`${name} failed with ${JSON.stringify(answer)}.`);
      await pause((answer.failure.retryAfterSeconds ?? 2) * 1_000);
    }
  };

  const apply = async ({ id, hash }) => {
    await timedCall('startJob', { planId: id, hash });
    for (;;) {
      const { ok, value } = await forge.ask('getJob', { jobId: id });
      if (ok && value.state === 'done') return value;
      await pause(POLL_MS);
    }
  };

  const groups = Array.from({ length: GROUPS }, (_, at) => site.makeGroup(`wide ${at}`));
  for (const id of groups) site.fill(id, site.newcomers.slice(-MEMBERS));
  const rows = addRows(site.newcomers, GROUPS, GROUPS * ADDS);
  const { planId } = await forge.call('beginPlan', { groups, rows: rows.length });
  for (let at = 0; at < rows.length; at += ROWS_A_CALL)
    await forge.call('addPlanRows', { planId, at, rows: rows.slice(at, at + ROWS_A_CALL) });
  const done = await apply(await timedCall('finalizePlan', { planId }));
  const added = membersOf(groups);
  const undoStartedAt = time.now();
  const undone = await apply(await timedCall('planUndo', { jobId: done.id, uncertainRows: [] }));
  return {
    calls,
    rows: rows.length,
    added: added - GROUPS * MEMBERS,
    removed: undone.counts.removed ?? 0,
    left: membersOf(groups) - GROUPS * MEMBERS,
    undoMinutes: (time.now() - undoStartedAt) / 60_000,
  };
}
