import { simulatedSite } from './simulatedSite.mjs';
import { sendJson } from './sendJson.mjs';
import { unaskedAdmin } from './unaskedAdmin.mjs';

/**
 * One installation of the app: its site, a site admin that the app does not know yet, and its door.
 */
export async function installationOf(url, info) {
  const { id, site: profile, confluenceUrl, accounts, webTriggers } = info;
  const site = await simulatedSite(confluenceUrl);
  const admin = unaskedAdmin(site.people, Object.values(accounts));

  /** Calls an action of the page; returns its value, or throws. */
  const call = async (functionKey, payload) => {
    const request = { functionKey, payload, accountId: admin.accountId, installation: id };
    const answer = await sendJson('POST', `${url}/dev/invoke`, request);
    if (answer.ok) return answer.value;
    throw new Error(`${functionKey} failed with ${JSON.stringify(answer)}.`);
  };

  return {
    ...{ url, profile, site, admin, call, webTriggers },
    /** The total writes to storage so far, of all installations: `{ writes, bytes }`. */
    storageUse: () => sendJson('GET', `${url}/dev/storage`),
    /** Adds a person the way the page does. Throws unless this call added them. */
    add: async (group, accountId) => {
      const answer = await sendJson('POST', `${url}/dev/invoke`, {
        functionKey: 'addMember',
        payload: { ...group, accountId },
        accountId: admin.accountId,
        installation: id,
      });
      if (answer.ok && answer.value.status === 'added') return;
      throw new Error(`An add gave ${JSON.stringify(answer)} instead of "added".`);
    },
  };
}
