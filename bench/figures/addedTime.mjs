import { withLocalForge } from '../local/localForge.mjs';
import { timePairs } from '../local/timePairs.mjs';
import { atMost } from '../report/figure.mjs';
import { median, percentile } from '../statistics.mjs';

const ADDS = 500;
const P50_LIMIT_MS = 10;
const P95_LIMIT_MS = 30;

/** The time that the app adds to Confluence's own, which is next to none here. */
export const measureAddedTime = () =>
  withLocalForge(['granted'], 0, async ([installation]) => {
    const pairs = await timePairs(installation, 'id', ADDS);
    const added = pairs.map(({ app, direct }) => app - direct);
    const row = (limit, name, value) =>
      atMost(limit, `time added, warm, ${name} of ${ADDS} adds`, value, 'ms');
    return [
      row(P50_LIMIT_MS, 'p50', median(added)),
      row(P95_LIMIT_MS, 'p95', percentile(added, 0.95)),
    ];
  });
