import { limited, pointsOf, runJob } from './bulkJob.mjs';
import { addRows, makePlan } from './bulkPlan.mjs';
import { makeGroups } from './bulkSite.mjs';
import { addByScript } from './publicScript.mjs';

/*
 * One way each to add people to a new group. What became of it: `{ arrived, lost, seconds, points,
 * limited }`, and of a script `secondsUntilAll`, with the lost rows sent again until none is lost.
 */

/** By a job: a plan, and what carries it out. The time is from the approval on, the points are all. */
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

/** By a script around a public client, so many requests at once, which never waits. */
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
