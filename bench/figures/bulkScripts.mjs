import { addByJob, addByPublicScript } from '../local/bulkRuns.mjs';
import { withBulkSite } from '../local/bulkSite.mjs';
import { publicClient } from '../local/publicScript.mjs';
import { atMost, exactly, plain } from '../report/figure.mjs';

const ADDS = 2_000;
const AT_ONCE = 10;

/**
 * The same adds by a site's second job and by two scripts around a public client, one after the
 * other on one site.
 */
export const measureBulkScripts = () =>
  withBulkSite(async (installation) => {
    const people = installation.site.newcomers(ADDS);
    const client = publicClient(installation);
    await addByJob(installation, people); // learns the burst limit
    const job = await addByJob(installation, people);
    const many = await addByPublicScript(installation, client, people, AT_ONCE);
    const single = await addByPublicScript(installation, client, people, 1);
    const perRow = ({ seconds, arrived }) => seconds / arrived;
    return [
      ...took('a second job', job),
      exactly(0, 'rows lost by a job', [job.lost]),
      ...shown(`a script, ${AT_ONCE} at a time`, many),
      ...shown('a script, one by one', single),
      atMost(1, 'job time / script time, one by one', job.seconds / single.seconds),
      atMost(
        1,
        `job time / script time, ${AT_ONCE} at a time, retried until none is lost`,
        job.seconds / many.secondsUntilAll,
      ),
      plain(
        `job time / script time, ${AT_ONCE} at a time, per row that arrived`,
        perRow(job) / perRow(many),
      ),
    ];
  });

const shown = (name, run) => [...took(name, run), plain(`rows lost by ${name}`, run.lost)];

const took = (name, { seconds, points, lost, limited }) => [
  plain(`${ADDS} adds by ${name}`, seconds, 's', { lost, limited }),
  plain(`points of ${name}`, points),
];
