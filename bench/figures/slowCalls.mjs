import { addRows } from '../local/bulkPlan.mjs';
import { withLocalForge } from '../local/localForge.mjs';
import { sendJson } from '../local/sendJson.mjs';
import { atMost } from '../report/figure.mjs';

const STORAGE_MS = 600;
const CONFLUENCE_MS = 1_500;
const LIMIT_S = 17; // the part of a page call's 25 s that may go to Confluence

const ROWS = 50_000;
const ROWS_A_CALL = 4_000;
const GROUPS = 500;
const GROUPS_OF_A_KEY = 100;
const GROUPS_CHECKED = 50;
const PEOPLE_FOUND = 20;
const MAX_SHOWN = 5; // the slowest

/**
 * The time of the page's largest calls while each call of storage takes 600 ms and each request to
 * Confluence 1.5 s. What they need is stored before, while nothing is slow.
 */
export const measureSlowCalls = () =>
  withLocalForge(['granted'], 0, async ([{ site, call, url }]) => {
    const groups = [];
    for (let count = 0; count < GROUPS; count += 1) groups.push(await site.makeGroup());
    const ids = groups.map(({ id }) => id);
    const people = site.newcomers(ROWS / GROUPS);
    const rows = addRows(people, GROUPS, ROWS);
    const { planId } = await call('beginPlan', { groups: ids, rows: ROWS });
    for (let at = 0; at < ROWS; at += ROWS_A_CALL)
      await call('addPlanRows', { planId, at, rows: rows.slice(at, at + ROWS_A_CALL) });

    const latency = (confluenceMs, storageMs) =>
      Promise.all([
        site.setLatency(confluenceMs),
        sendJson('PATCH', `${url}/dev/platform`, {
          storageMs: { first: storageMs, others: storageMs },
        }),
      ]);
    const seconds = {};
    const timed = async (action, payload) => {
      const startedAt = performance.now();
      const value = await call(action, payload);
      const took = (performance.now() - startedAt) / 1_000;
      seconds[action] = Math.max(seconds[action] ?? 0, took);
      return value;
    };

    await latency(CONFLUENCE_MS, STORAGE_MS);
    const { hash } = await timed('finalizePlan', { planId });
    await timed('startJob', { planId, hash });
    await timed('controlJob', { jobId: planId, command: 'cancel' });
    await timed('getJob', { jobId: planId });
    await timed('planRetry', { jobId: planId });
    await timed('listJobs');
    await timed('listPlans');
    await timed('createKey', { label: 'Bench', groups: ids.slice(0, GROUPS_OF_A_KEY) });
    await timed('listKeys');
    await timed('checkGroups', {
      groups: groups.slice(0, GROUPS_CHECKED).map(({ name }) => ({ groupName: name })),
    });
    await timed('findPeople', {
      people: Array.from({ length: PEOPLE_FOUND }, (_, at) => ({
        email: `nobody${at}@example.com`,
        name: 'Ana',
      })),
    });
    await timed('getSite');
    const slowest = Object.entries(seconds).toSorted(([, a], [, b]) => b - a);
    return slowest
      .slice(0, MAX_SHOWN)
      .map(([action, took]) =>
        atMost(
          LIMIT_S,
          `${action} at its largest size, storage taking 0.6 s and Confluence 1.5 s`,
          took,
          's',
          action === slowest[0][0] ? { seconds } : {},
        ),
      );
  });
