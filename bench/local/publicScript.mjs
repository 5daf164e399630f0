import { ConfluenceClient } from 'confluence.js';

/** confluence.js, signed in with a site admin's API token, as a script would use it. */
export const publicClient = ({ site, admin }) =>
  new ConfluenceClient({
    host: site.url,
    apiPrefix: '/wiki/rest',
    // The simulated site's tokens are not secret.
    authentication: { basic: { email: admin.email, apiToken: `token-${admin.accountId}` } },
  });

/**
 * Adds each of `changes` (`{ groupId, accountId }`) once, this many at a time, and continues after
 * a failure, as a short script does. Returns those that failed.
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
