import { limited, pointsOf, runJob } from './bulkJob.mjs';
import { addRows, makePlan } from './bulkPlan.mjs';
import { makeGroups } from './bulkSite.mjs';
import { addByScript } from './publicScript.mjs';

/*
 * Two ways to add people to a new group. The result is `{ arrived, lost, seconds, points, limited
 * }`; a script's also has `secondsUntilAll`, the time with retries until no row is lost.
 */

/** By a job. The time starts with the approval; the points include the plan. */
export async function addByJob(installation, people) {
  const { site, call } = installation;
  const groups = await makeGroups(site, 1);
  let approved;
  const asked = await site.requestsDuring(async () => {
    approved = await makePlan(call, groups, addRows(people, 1, people.length));
  });
  const { seconds, requests } = await runJob(installation, approved);
  return outcome(site, groups, people, { seconds, requests: [...asked, ...requests] });
}

/** By a script around a public client, with this many requests at once and no waits. */
export async function addByPublicScript({ site }, client, people, atOnce) {
  const groups = await makeGroups(site, 1);
  let left = people.map((accountId) => ({ groupId: groups[0], accountId }));
  const startedAt = performance.now();
  const secondsNow = () => (performance.now() - startedAt) / 1_000;
  const requests = await site.requestsDuring(async () => {
    left = await addByScript(client, left, atOnce);
  });
  const first = await outcome(site, groups, people, { seconds: secondsNow(), requests });
  while (left.length > 0) left = await addByScript(client, left, atOnce);
  return { ...first, secondsUntilAll: secondsNow() };
}

async function outcome(site, groups, people, { seconds, requests }) {
  const arrived = await site.countMembers(groups);
  const lost = people.length - arrived;
  return { arrived, lost, seconds, points: pointsOf(requests), limited: limited(requests) };
}
