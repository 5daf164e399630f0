import { simulatedSite } from './simulatedSite.mjs';
import { sendJson } from './sendJson.mjs';
import { unaskedAdmin } from './unaskedAdmin.mjs';

/** One installation of the app: its site, a site admin whom the app has not met, and its door. */
export async function installationOf(url, { id, site: profile, confluenceUrl, accounts }) {
  const site = await simulatedSite(confluenceUrl);
  const admin = unaskedAdmin(site.people, Object.values(accounts));

  return {
    ...{ profile, site, admin },
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
