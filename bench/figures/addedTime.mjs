import { withLocalForge } from '../local/localForge.mjs';
import { timePairs } from '../local/timePairs.mjs';
import { atMost } from '../report/figure.mjs';
import { percentile } from '../statistics.mjs';

const ADDS = 500;
const P50_LIMIT_MS = 10;
const P95_LIMIT_MS = 30;

/** The time that the app adds to Confluence's own, which is close to zero here. */
export const measureAddedTime = () =>
  withLocalForge(['granted'], 0, async ([installation]) => {
    const pairs = await timePairs(installation, 'id', ADDS);
    const added = pairs.map(({ app, direct }) => app - direct);
    const row = (limit, share) => {
      const [value, appMs, directMs] = [added, ...each(pairs)].map((all) => percentile(all, share));
      const figure = `time added, warm, p${share * 100} of ${ADDS} adds`;
      return atMost(limit, figure, value, 'ms', { appMs, directMs });
    };
    return [row(P50_LIMIT_MS, 0.5), row(P95_LIMIT_MS, 0.95)];
  });

const each = (pairs) => [pairs.map(({ app }) => app), pairs.map(({ direct }) => direct)];
