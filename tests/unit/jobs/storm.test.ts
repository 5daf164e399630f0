import fc from 'fast-check';
import { isRefused } from '../../../src/domain/plan/plan';
import { PEOPLE } from '../../fakes/examples';
import { STORM_TIMES } from '../../fakes/stormTimes';
import { expectTrueEnds, expectUndone } from './storm/checks';
import { makeScenario, memberships, type Scenario } from './storm/scenario';
import { applyInStorm, type Truth } from './storm/storm';

const RUNS = 300 * STORM_TIMES;
const SEED = 20261124;
const MAX_MS = 1_800_000 * STORM_TIMES; // only computes, so a busy machine may take many times as long
const AFTER_MEMORY_MS = 660_000; // a no about the owner may be cached for ten minutes

const { siteAdmin } = PEOPLE;

/**
 * Undoes the certain changes without faults; undefined if a guard rail forbids it or nothing is
 * left.
 */
const undo = async ({ site, plan }: Scenario): Promise<'undone' | undefined> => {
  const { until } = site.time;
  await site.time.pass(AFTER_MEMORY_MS);
  site.app.confluence.world.viewer = siteAdmin; // who is at the page
  const bulk = site.invocation();
  const made = await until(bulk.planUndo(siteAdmin, { jobId: plan.id, uncertainRows: [] }));
  if (!made.ok || isRefused(made.value)) return undefined;
  const { id, hash } = made.value;
  expect(await until(bulk.startJob(siteAdmin, { planId: id, hash }))).toMatchObject({ ok: true });
  for (let visits = 0; visits < 20; visits += 1) {
    await site.runAllEvents();
    const job = await site.jobs.read(id);
    if (job?.state === 'done') return 'undone';
    const run = { until: site.time.now() + 15_000, leaseSeconds: 30 };
    await until(bulk.driveJob({ kind: 'admin', accountId: siteAdmin }, id, run));
  }
  throw new Error('The undo did not come to an end.');
};

test(
  'whatever goes wrong, a job ends, its rows are true, and certain changes can be undone',
  async () => {
    const seen = new Map<string, number>();
    const note = (what: string): void => {
      seen.set(what, (seen.get(what) ?? 0) + 1);
    };

    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const scenario = await makeScenario(seed);
        const { site, groups } = scenario;
        const truth: Truth = [];
        const { job, cancelledAt } = await applyInStorm(scenario, truth);
        expect(['done', 'cancelled']).toContain(job.state);
        expect(await site.jobs.read(job.id)).toEqual(job); // even after late writes
        const rows = await site.time.until(site.invocation().readJobRows(job, 0, job.chunks));
        expectTrueEnds(scenario, rows, truth);
        if (cancelledAt !== undefined)
          expect(truth.filter(({ at }) => at > cancelledAt)).toEqual([]);

        note(job.state);
        note(job.driver);
        for (const { end } of rows) if (end) note(`${end.outcome}${end.certain ? '' : '?'}`);
        const left = memberships(site, groups);
        if ((await undo(scenario)) === undefined) return;
        expectUndone(scenario, rows, left);
        note('undone');
      }),
      { numRuns: RUNS, seed: SEED },
    );

    // Without these events, the runs would prove nothing.
    for (const what of ['done', 'cancelled', 'queue', 'page', 'undone'])
      expect({ what, enough: (seen.get(what) ?? 0) >= RUNS / 20 }).toEqual({ what, enough: true });
    for (const outcome of ['added', 'removed', 'already-member?', 'left-out', 'timed-out?'])
      expect([...seen.keys()]).toContain(outcome);
  },
  MAX_MS,
);
