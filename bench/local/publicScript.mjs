import { ConfluenceClient } from 'confluence.js';

/** confluence.js, signed in with a site admin's API token, as a script would have it. */
export const publicClient = ({ site, admin }) =>
  new ConfluenceClient({
    host: site.url,
    apiPrefix: '/wiki/rest',
    // The simulated site's tokens are no secret.
    authentication: { basic: { email: admin.email, apiToken: `token-${admin.accountId}` } },
  });

/**
 * Adds each of `changes` (`{ groupId, accountId }`) once, so many at a time, and goes on where one
 * fails, as a script of a few lines does. Gives those that failed.
 */
export async function addByScript(client, changes, atOnce) {
  const waiting = changes.values();
  const failed = [];
  const work = async () => {
    for (const change of waiting)
      await client.group.addUserToGroupByGroupId(change).catch(() => failed.push(change));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failed;
}
