import { isRefused } from '../../../src/domain/plan/plan';
import { makeChance } from '../../fakes/bulk/chance';
import { PEOPLE } from '../../fakes/examples';
import { reportStorm } from '../../fakes/stormReport';
import { STORM_TIMES, stormSeeds } from '../../fakes/stormTimes';
import { type Ended, expectProtected, expectTrueEnds, expectUndone } from './storm/checks';
import { makeScenario, memberships, type Scenario } from './storm/scenario';
import { applyInStorm } from './storm/storm';
import type { Truth } from './storm/witness';

const SEEDS = stormSeeds(20261124, 100);
const RUNS = SEEDS.length;
const MAX_MS = 1_800_000 * STORM_TIMES; // only computes, so a busy machine may take many times as long
const MAX_MESSAGE = 500; // characters of what was expected
const MAX_WAIT_MS = 15 * 60_000; // after steps that could read nothing
const AFTER_MEMORY_MS = 660_000; // a no about the owner may be cached for ten minutes

const { siteAdmin } = PEOPLE;

/**
 * Undoes the certain changes of a job without faults; undefined if a guard rail forbids it or
 * nothing is left.
 */
const undo = async ({ site }: Scenario, jobId: Ended['id']): Promise<'undone' | undefined> => {
  const { until } = site.time;
  await site.time.pass(AFTER_MEMORY_MS);
  site.app.confluence.world.viewer = siteAdmin; // who is at the page
  const bulk = site.invocation();
  const plan = { jobId: jobId as Scenario['plans'][number]['id'], uncertainRows: [] };
  const made = await until(bulk.planUndo(siteAdmin, plan));
  if (!made.ok || isRefused(made.value)) return undefined;
  const { id, hash } = made.value;
  expect(await until(bulk.startJob(siteAdmin, { planId: id, hash }))).toMatchObject({ ok: true });
  for (let visits = 0; visits < 20; visits += 1) {
    await site.runAllEvents();
    const job = await site.jobs.read(id);
    if (job?.state === 'done') return 'undone';
    if (job?.waiting?.for === 'confluence') await site.time.pass(MAX_WAIT_MS);
    site.app.confluence.world.viewer = siteAdmin;
    const run = { until: site.time.now() + 15_000, leaseSeconds: 30 };
    await until(bulk.driveJob({ kind: 'admin', accountId: siteAdmin }, id, run));
  }
  throw new Error('The undo did not come to an end.');
};

test(
  'whatever goes wrong, jobs end, their rows are true, and certain changes can be undone',
  async () => {
    const seen = new Map<string, number>();
    const note = (what: string, count = 1): void => {
      seen.set(what, (seen.get(what) ?? 0) + count);
    };

    const run = async (seed: number): Promise<void> => {
      const scenario = await makeScenario(seed);
      const { site, groups } = scenario;
      const truth: Truth = [];
      const jobs: Ended[] = [];
      for (const { job, cancelledAt } of await applyInStorm(scenario, truth)) {
        expect(['done', 'cancelled']).toContain(job.state);
        expect(await site.jobs.read(job.id)).toEqual(job); // even after late writes
        const rows = await site.time.until(site.invocation().readJobRows(job, 0, job.chunks));
        if (cancelledAt !== undefined)
          expect(truth.filter((fact) => fact.job === job.id && fact.sentAt > cancelledAt)).toEqual(
            [],
          );
        jobs.push({ id: job.id, rows });
        note(job.state);
        note(job.driver);
        for (const { end } of rows) if (end) note(`${end.outcome}${end.certain ? '' : '?'}`);
      }
      expectProtected(truth);
      note('shared', expectTrueEnds(scenario, jobs, truth));
      note('protected', truth.filter(({ protectedForMs }) => protectedForMs > 0).length);
      note('late', truth.filter(({ sentAt, at }) => at - sentAt > 12_000).length);
      if (jobs.length > 1) note('two jobs');
      const left = memberships(site, groups);
      const undone = makeChance(seed).pick(jobs);
      if ((await undo(scenario, undone.id)) === undefined) return;
      expectUndone(scenario, undone.rows, left);
      note('undone');
    };

    const violations: string[] = [];
    for (const seed of SEEDS)
      await run(seed).catch((error: unknown) => {
        violations.push(`seed ${seed.toString()}: ${String(error).slice(0, MAX_MESSAGE)}`);
      });
    const counts = Object.fromEntries(seen);
    await reportStorm({ name: 'jobs over fakes', runs: RUNS, violations, seen: counts });
    expect(violations).toEqual([]);

    // Without these events, the runs would prove nothing.
    for (const what of ['done', 'cancelled', 'queue', 'page', 'two jobs', 'undone', 'late'])
      expect({ what, enough: (seen.get(what) ?? 0) >= RUNS / 20 }).toEqual({ what, enough: true });
    for (const outcome of ['added', 'removed', 'already-member?', 'left-out', 'timed-out?'])
      expect([...seen.keys()]).toContain(outcome);
  },
  MAX_MS,
);
