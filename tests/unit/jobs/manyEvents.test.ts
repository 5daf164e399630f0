import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import type { BulkSite } from '../../fakes/bulk/bulkSite';
import { slowAdds } from '../../fakes/bulk/slowAdds';

const ROWS = 6_000;
const SLOW_MS = 10_000; // per request, so that the job takes many steps
const STEP_MS = 38_000;
const LEASE_SECONDS = 60;
const MAX_EVENTS = 500; // Forge ends a chain at 1,000 pushes

/** Delivers events when they are due, whatever else runs, until none is left. Returns how many. */
const deliverAll = async (site: BulkSite): Promise<number> => {
  const { time, events } = site;
  const running = new Set<Promise<void>>();
  let delivered = 0;
  const deliver = async (): Promise<void> => {
    while (events.length > 0 || running.size > 0) {
      for (const due of events.filter(({ at }) => at <= time.now())) {
        events.splice(events.indexOf(due), 1);
        delivered += 1;
        const turn = { until: time.now() + STEP_MS, leaseSeconds: LEASE_SECONDS };
        const run = site.invocation().stepByQueue(due.event, turn);
        const ended = run.finally(() => running.delete(ended));
        running.add(ended);
      }
      await time.pause(1_000);
    }
  };
  await time.until(deliver());
  return delivered;
};

test('a job of many steps needs few events, although each step is watched', async () => {
  const { site, plan } = await aPlanToAdd(ROWS);
  slowAdds(site, SLOW_MS);
  await start(site, plan);
  const delivered = await deliverAll(site);
  const { state, step, counts } = await jobOf(site, plan.id);
  expect({ state, counts }).toEqual({
    state: 'done',
    counts: { outcomes: { added: ROWS }, certain: ROWS, maybeChanged: 0 },
  });
  expect(step).toBeGreaterThan(10);
  expect(delivered).toBeLessThanOrEqual(3 * step); // the step, its watch, and one in between
  expect(delivered).toBeLessThan(MAX_EVENTS);
});
