import { pointsOf, runJob } from '../local/bulkJob.mjs';
import { addRows, makePlan } from '../local/bulkPlan.mjs';
import { makeGroups, withBulkSite } from '../local/bulkSite.mjs';
import { atMost } from '../report/figure.mjs';

const ADDS = 2_000;
const POINTS_LIMIT = 3.1;
const PEOPLE_A_CALL = 100; // as on the page

/** The cost of an add if the page has checked beforehand whether each person exists. */
export const measureBulkChecked = () =>
  withBulkSite(async (installation) => {
    const { site, call } = installation;
    const people = site.newcomers(ADDS);
    const groups = await makeGroups(site, 1);
    let approved;
    const asked = await site.requestsDuring(async () => {
      for (let at = 0; at < ADDS; at += PEOPLE_A_CALL)
        await call('checkPeople', { accountIds: people.slice(at, at + PEOPLE_A_CALL) });
      approved = await makePlan(call, groups, addRows(people, 1, ADDS));
    });
    const { job, requests } = await runJob(installation, approved);
    const points = pointsOf([...asked, ...requests]);
    const figure = `points per applied add, each of ${ADDS} people checked beforehand`;
    return [atMost(POINTS_LIMIT, figure, points / (job.counts.added ?? 0))];
  });
