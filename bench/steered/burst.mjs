import { addRows, makePlan } from '../local/bulkPlan.mjs';

const ADDS = 10_000;
const GROUPS = 2;
const POLL_MS = 1_000;
const REST_MS = 5_000; // so that nothing of the burst limit is used up at the start
const AT_ONCE = 10; // requests without pacing

/**
 * Two jobs of 10,000 adds, one after the other, on a new site. All its endpoints share a limit of
 * this many requests a second. Returns for each job how long it took, how many people it added, and
 * its answers.
 */
export async function applyAtBurstLimit(deps, perSecond, burstForm = 'bucket') {
  limitBursts(deps, perSecond, burstForm);
  const first = await measured(deps, 'first', applyJob);
  return { adds: ADDS, first, second: await measured(deps, 'second', applyJob) };
}

/** The same adds without a job, ten at a time and unpaced, sent again until none is lost. */
export function addAtBurstLimit(deps, perSecond) {
  limitBursts(deps, perSecond, 'bucket');
  return measured(deps, 'unpaced', addUnpaced);
}

const limitBursts = ({ site }, burstPerSecond, burstForm) =>
  site.change({ burstPerSecond, burstForm, burstScope: 'site', hourlyPoints: 1_000_000 });

/** Runs `apply` for new groups. It returns how long it took, in milliseconds. */
async function measured(deps, name, apply) {
  const { time, site } = deps;
  const groups = Array.from({ length: GROUPS }, (_, at) => site.makeGroup(`${name} ${at}`));
  await time.pause(REST_MS);
  const before = new Map(site.answers);
  const milliseconds = await apply(deps, groups);
  const answered = (kind) => (site.answers.get(kind) ?? 0) - (before.get(kind) ?? 0);
  return {
    seconds: milliseconds / 1_000,
    added: groups.reduce((sum, id) => sum + site.countMembers(id), 0),
    accepted: answered('POST 201'),
    limited: answered('POST 429') + answered('GET 429'),
  };
}

async function applyJob({ time, site, forge: { call, ask } }, groups) {
  const approved = await makePlan(call, groups, addRows(site.newcomers, GROUPS, ADDS));
  const startedAt = time.now();
  await call('startJob', approved);
  for (;;) {
    await time.pause(POLL_MS);
    const { ok, value } = await ask('getJob', { jobId: approved.planId });
    if (ok && value.state === 'done') return Date.parse(value.endedAt) - startedAt;
  }
}

async function addUnpaced({ time, site }, groups) {
  const startedAt = time.now();
  let left = addRows(site.newcomers, GROUPS, ADDS);
  while (left.length > 0) {
    const rows = left.values();
    const refused = [];
    const work = async () => {
      for (const row of rows) {
        const [, group, , accountId] = row;
        const url = `${site.url}/wiki/rest/api/group/userByGroupId?groupId=${groups[group]}`;
        const headers = { authorization: 'Bearer app' };
        const body = JSON.stringify({ accountId });
        const { ok } = await site.fetch(url, { method: 'POST', headers, body });
        if (!ok) refused.push(row);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    left = refused;
  }
  return time.now() - startedAt;
}
