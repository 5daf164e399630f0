import { randomUUID } from 'node:crypto';
import { sendJson } from './sendJson.mjs';

/** A simulated Confluence, by its routes for tests; `people` is its state at this moment. */
export async function simulatedSite(url) {
  const people = await sendJson('GET', `${url}/dev/state`);
  const newcomers = people.users.filter(
    ({ active, accountType }) => active && accountType === 'atlassian',
  );

  return {
    ...{ url, people },
    /** So many people, for groups that are new and so have none of them. */
    newcomers: (count) => {
      if (newcomers.length < count) throw new Error(`There are not ${count} people to add.`);
      return newcomers.slice(0, count).map(({ accountId }) => accountId);
    },
    /** Makes an ordinary group without members. */
    makeGroup: () =>
      sendJson('POST', `${url}/dev/groups`, { name: `bench-${randomUUID().slice(0, 8)}` }),
    /** How many members these groups have together, by the site's own word. */
    countMembers: async (ids) => {
      const { groups } = await sendJson('GET', `${url}/dev/state`);
      const sizes = groups.map(({ id, members }) => (ids.includes(id) ? members.length : 0));
      return sizes.reduce((sum, size) => sum + size, 0);
    },
    /** No limit of requests a second, which would be measured in the app's place. */
    liftBurstLimit: () => sendJson('PATCH', `${url}/dev/site`, { burstPerSecond: 1_000_000 }),
    setBurstLimit: (perSecond) =>
      sendJson('PATCH', `${url}/dev/site`, { burstPerSecond: perSecond }),
    /** The ordinary requests that the site answered while `work` ran. */
    requestsDuring: async (work) => {
      await sendJson('DELETE', `${url}/dev/requests`);
      await work();
      return sendJson('GET', `${url}/dev/requests`);
    },
  };
}
