import { simulatedSite } from './simulatedSite.mjs';
import { sendJson } from './sendJson.mjs';
import { unaskedAdmin } from './unaskedAdmin.mjs';

/** One installation of the app: its site, a site admin whom the app has not met, and its door. */
export async function installationOf(url, { id, site: profile, confluenceUrl, accounts }) {
  const site = await simulatedSite(confluenceUrl);
  const admin = unaskedAdmin(site.people, Object.values(accounts));

  /** Calls an action of the page; gives its value, or throws. */
  const call = async (functionKey, payload) => {
    const request = { functionKey, payload, accountId: admin.accountId, installation: id };
    const answer = await sendJson('POST', `${url}/dev/invoke`, request);
    if (answer.ok) return answer.value;
    throw new Error(`${functionKey} ended with ${JSON.stringify(answer)}.`);
  };

  return {
    ...{ url, profile, site, admin, call },
    /** What was written to storage so far, of all installations: `{ writes, bytes }`. */
    storageUse: () => sendJson('GET', `${url}/dev/storage`),
    /** Adds somebody by the page's road. Throws unless they were added by this. */
    add: async (group, accountId) => {
      const answer = await sendJson('POST', `${url}/dev/invoke`, {
        functionKey: 'addMember',
        payload: { ...group, accountId },
        accountId: admin.accountId,
        installation: id,
      });
      if (answer.ok && answer.value.status === 'added') return;
      throw new Error(`An add ended with ${JSON.stringify(answer)} instead of "added".`);
    },
  };
}
