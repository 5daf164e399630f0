import { randomUUID } from 'node:crypto';
import { sendJson } from './sendJson.mjs';

/** A simulated Confluence, through its test routes; `people` is its state at this moment. */
export async function simulatedSite(url) {
  const people = await sendJson('GET', `${url}/dev/state`);
  const newcomers = people.users.filter(
    ({ active, accountType }) => active && accountType === 'atlassian',
  );

  return {
    ...{ url, people },
    /** This many people. A new group has none of them. */
    newcomers: (count) => {
      if (newcomers.length < count)
        throw new Error(`The site does not have ${count} people to add.`);
      return newcomers.slice(0, count).map(({ accountId }) => accountId);
    },
    /** Creates an ordinary group without members. */
    makeGroup: () =>
      sendJson('POST', `${url}/dev/groups`, { name: `bench-${randomUUID().slice(0, 8)}` }),
    /** The total number of members of these groups, as the site counts them. */
    countMembers: async (ids) => {
      const { groups } = await sendJson('GET', `${url}/dev/state`);
      const sizes = groups.map(({ id, members }) => (ids.includes(id) ? members.length : 0));
      return sizes.reduce((sum, size) => sum + size, 0);
    },
    /** Removes the limit per second, which would be measured instead of the app. */
    liftBurstLimit: () => sendJson('PATCH', `${url}/dev/site`, { burstPerSecond: 1_000_000 }),
    setBurstLimit: (perSecond) =>
      sendJson('PATCH', `${url}/dev/site`, { burstPerSecond: perSecond }),
    /** From now on each answer takes this long. */
    setLatency: (median) =>
      sendJson('PATCH', `${url}/dev/site`, { latencyMs: { median, spread: 0 } }),
    /** The ordinary requests that the site answered while `work` ran. */
    requestsDuring: async (work) => {
      await sendJson('DELETE', `${url}/dev/requests`);
      await work();
      return sendJson('GET', `${url}/dev/requests`);
    },
  };
}
