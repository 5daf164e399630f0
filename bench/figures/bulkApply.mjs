import { limited, pointsOf, runJob } from '../local/bulkJob.mjs';
import { addRows, makePlan } from '../local/bulkPlan.mjs';
import { BURST_PER_SECOND, makeGroups, withBulkSite } from '../local/bulkSite.mjs';
import { atMost, exactly, plain } from '../report/figure.mjs';

const GROUPS = 5;
const ADDS = 10_000;
const TIME_LIMIT = 1.15;
const POINTS_LIMIT = 1.02;
const LIMITED_PERCENT = 1;
const WRITES_LIMIT = 0.05;
const BYTES_LIMIT = 400;

/** A job of 10,000 adds: its time against the site's own limit, its points and its storage. */
export const measureBulkApply = () =>
  withBulkSite(async (installation) => {
    const { site, call, storageUse } = installation;
    const groups = await makeGroups(site, GROUPS);
    const rows = addRows(site.newcomers(ADDS / GROUPS), GROUPS, ADDS);
    const before = await storageUse();
    let approved;
    const asked = await site.requestsDuring(async () => {
      approved = await makePlan(call, groups, rows);
    });
    const { job, seconds, requests } = await runJob(installation, approved);
    const after = await storageUse();
    const per = (unit) => (after[unit] - before[unit]) / ADDS;
    return [
      atMost(
        TIME_LIMIT,
        `${ADDS} adds in bulk: time as a multiple of the limit's`,
        seconds / (ADDS / BURST_PER_SECOND),
      ),
      atMost(
        POINTS_LIMIT,
        'points per applied add, lookups included',
        pointsOf([...asked, ...requests]) / ADDS,
      ),
      atMost(
        LIMITED_PERCENT,
        'share of 429 answers',
        (100 * limited(requests)) / requests.length,
        '%',
      ),
      exactly(ADDS, 'rows with the result "added"', [job.counts.added ?? 0]),
      exactly(ADDS, 'people in the groups afterwards', [await site.countMembers(groups)]),
      atMost(WRITES_LIMIT, 'storage writes per change, plan and job', per('writes')),
      atMost(BYTES_LIMIT, 'bytes written per change, plan and job', per('bytes')),
      plain('429 answers', limited(requests)),
    ];
  });
