import { setTimeout as pause } from 'node:timers/promises';
import { withLocalForge } from '../local/localForge.mjs';
import { atMost, exactly, plain } from '../report/figure.mjs';

const GROUPS = 6; // the company has fewer people than 2,000 who can be added, so five are too few
const ADDS = 10_000;
const LATENCY_MS = 60;
const BURST_PER_SECOND = 100;
const ROWS_A_CALL = 4_000;
const LOOK_EVERY_MS = 1_000;

/** A job of 10,000 adds against what the site's burst limit alone would make it take. */
export const measureBulkApply = () =>
  withLocalForge(['granted'], LATENCY_MS, async ([{ site, call }]) => {
    await site.setBurstLimit(BURST_PER_SECOND);
    const people = site.newcomers(Math.ceil(ADDS / GROUPS));
    const groups = [];
    for (let made = 0; made < GROUPS; made += 1) groups.push((await site.makeGroup()).id);
    const rows = Array.from({ length: ADDS }, (_, at) => [
      at + 1,
      at % GROUPS,
      'add',
      people[Math.floor(at / GROUPS)],
    ]);

    const planBegun = performance.now();
    const { planId } = await call('beginPlan', { groups, rows: ADDS });
    for (let at = 0; at < ADDS; at += ROWS_A_CALL)
      await call('addPlanRows', { planId, at, rows: rows.slice(at, at + ROWS_A_CALL) });
    const { hash } = await call('sealPlan', { planId });
    const planSeconds = (performance.now() - planBegun) / 1_000;

    let job;
    let seconds;
    const requests = await site.requestsDuring(async () => {
      const begun = performance.now();
      job = await call('startJob', { planId, hash });
      while (job.state !== 'done') {
        await pause(LOOK_EVERY_MS);
        job = await call('getJob', { jobId: planId });
      }
      seconds = (performance.now() - begun) / 1_000;
    });
    const points = requests.reduce((sum, request) => sum + request.points, 0);
    const limited = requests.filter(({ status }) => status === 429).length;
    return [
      atMost(
        1.15,
        `${ADDS} adds in bulk: time over the limit's own`,
        seconds / (ADDS / BURST_PER_SECOND),
      ),
      atMost(1.02, 'points per applied add, look-ups included', points / ADDS),
      atMost(1, 'share of 429 answers', (100 * limited) / requests.length, '%'),
      exactly(ADDS, 'rows that ended as added', [job.counts.added ?? 0]),
      plain(`from ${ADDS} rows sent to the plan`, planSeconds, 's'),
    ];
  });
