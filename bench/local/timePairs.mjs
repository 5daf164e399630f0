import { directAdd } from './directAdd.mjs';

const WARM_UP = 20; // until code is compiled, connections are open and reads are cached

/**
 * Adds `count` people, each once by the app and once directly, into two groups, alternating which
 * comes first. Returns the times in milliseconds: `[{ app, direct }]`.
 */
export async function timePairs(installation, way, count) {
  const { site, add } = installation;
  await site.liftBurstLimit();
  const [appGroup, directGroup] = [await site.makeGroup(), await site.makeGroup()].map(
    ({ id, name }) => (way === 'id' ? { groupId: id } : { groupName: name }),
  );
  const addDirectly = directAdd(installation);
  const ways = [
    ['app', (accountId) => add(appGroup, accountId)],
    ['direct', (accountId) => addDirectly(directGroup, accountId)],
  ];
  const pairs = [];
  for (const accountId of site.newcomers(WARM_UP + count)) {
    const pair = {};
    for (const [name, run] of ways) pair[name] = await timeOf(() => run(accountId));
    pairs.push(pair);
    ways.reverse();
  }
  return pairs.slice(WARM_UP);
}

async function timeOf(work) {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
