import type { JobView } from '../../src/contract/jobViews';
import { type LocalForge, startLocalForge } from './support/localForge';
import { until } from './support/until';

const MAX_MS = 300_000; // for a busy machine
const FIRST_HOURLY_CALL_S = 300;
const LAG_OVER_S = 120; // on `wild`, lists show a change 90 s later
const CHANGES = 500;

const valueOf = <T>(outcome: { ok: true; value: T } | { ok: false; failure: unknown }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
};

describe.each(['granted', 'strict', 'wild'] as const)('on a site of the kind %s', (profile) => {
  let forge: LocalForge;

  beforeAll(async () => {
    forge = await startLocalForge(['--memory', '--site', profile]);
    if (profile !== 'wild') return;
    await forge.site.patchSite({ accessLists: { delayMs: 0, otherSites: 300 } });
    await forge.advanceClock(FIRST_HOURLY_CALL_S);
    await until(forge.site.requests, (sent) =>
      sent.some(({ query }) => query.includes('accessType=user')),
    );
  }, MAX_MS);
  afterAll(() => forge.stop());

  test('x', async () => {
    const t0 = Date.now();
    const log = (...a: unknown[]) => process.stderr.write(`${profile} ${(Date.now() - t0) / 1000} ${a.map((x) => JSON.stringify(x)).join(' ')}\n`);
    const group = await forge.site.group('marketing');
    const free = (await forge.site.state()).users.filter((u) => u.active && u.accountType === 'atlassian' && !group.members.includes(u.accountId)).map((u) => u.accountId);
    log(group.members.length, free.length);
    for (const g of (await forge.site.state()).groups) if (g.members.length > 300) log(g.name, g.members.length);
    const p = free[0];
    log(await forge.call('addMember', { groupId: group.id, accountId: p }));
    log(await forge.call('removeMember', { groupId: group.id, accountId: p }));
    log(await forge.call('addMember', { groupName: 'marketing', accountId: p }));
    log(await forge.call('removeMember', { groupName: 'marketing', accountId: p }));
    log(await forge.trigger({ group: 'marketing', accountId: free[1] }, { at: new Date(await forge.now()) }));
    log(await forge.newestRecord());
    const { planId } = valueOf(await forge.call('beginPlan', { groups: [group.id], rows: 500 }));
    const rows = [...free.slice(2, 462).map((a) => ['add', a]), ...group.members.slice(0, 40).map((a) => ['remove', a])].map(([action, a], at) => [at + 1, 0, action, a]);
    log(rows.length, await forge.call('addPlanRows', { planId, at: 0, rows }));
    const pl = await forge.call('finalizePlan', { planId });
    log(pl);
    const plan = valueOf(pl);
    log(await forge.call('startJob', { planId, hash: plan.hash }));
    for (let i = 0; i < 120; i++) {
      const job = valueOf(await forge.call('getJob', { jobId: planId }));
      log(job.state, (job as any).waiting, job.counts);
      if (job.state === 'done') break;
      await new Promise((r) => setTimeout(r, 2000));
    }
    log((await forge.site.group('marketing')).members.length);
    const undo = await forge.call('planUndo', { jobId: planId, uncertainRows: [] });
    log(undo);
    const u = valueOf(undo);
    log(await forge.call('startJob', { planId: u.id, hash: u.hash }));
    for (let i = 0; i < 120; i++) {
      const job = valueOf(await forge.call('getJob', { jobId: u.id }));
      log(job.state, (job as any).waiting, job.counts);
      if (job.state === 'done') break;
      await new Promise((r) => setTimeout(r, 2000));
    }
    log((await forge.site.group('marketing')).members.length);
    log(await forge.trigger({ group: 'marketing', accountId: free[1] }, { at: new Date(await forge.now()) }));
  }, MAX_MS);
});
