import { startSite } from '../../dev-host/site/startSite';
import type { Profile } from '../../dev-host/site/state/settings';
import type { Access, Clock } from './client';

export type SimulatedSite = Awaited<ReturnType<typeof startSimulatedSite>>;

/**
 * Starts a simulated Confluence for a run, in this process. The credentials are those of a site
 * admin. Its clock stands still until the run waits, so that a run doesn't depend on the speed of the
 * computer. Lists of groups take no extra time.
 */
export const startSimulatedSite = async (profile: Profile) => {
  const startedAt = Date.now();
  const site = await startSite({ port: 0, profile, now: () => startedAt });
  const dev = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${site.url}/dev/${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /dev/${path} answered ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const { accessLists } = await dev<{ accessLists: object }>('GET', 'site');
  await dev('PATCH', 'site', { accessLists: { ...accessLists, delayMs: 0 } });
  const { users } = await dev<{ users: { accountId: string; email: string }[] }>('GET', 'state');
  const { admin, nonAdmin } = site.accounts;
  const email = users.find(({ accountId }) => accountId === admin)?.email ?? '';
  let aheadMs = 0;
  const clock: Clock = {
    now: () => startedAt + aheadMs,
    sleep: async (ms) => {
      aheadMs += ms;
      await dev('PUT', 'clock', { advanceSeconds: ms / 1_000 });
    },
  };
  const access: Access = { url: site.url, email, token: `token-${admin}` };
  return { access, clock, person: nonAdmin, accounts: site.accounts, dev, close: site.close };
};
