import {
  DEFAULT_SEED,
  makeCompany,
  wellKnownAccounts,
} from '../../dev-host/site/company/makeCompany';
import { startSite } from '../../dev-host/site/startSite';
import type { Profile } from '../../dev-host/site/state/settings';

export type SiteGroup = {
  id: string;
  name: string;
  managedBy: string;
  usageType: string;
  accessTypes: string[];
  members: string[];
};

export type SiteUser = {
  accountId: string;
  displayName: string;
  email: string;
  active: boolean;
  accountType: string;
};

/** A simulated site in this process, with its test routes. */
export const startControlledSite = async (profile: Profile = 'granted') => {
  const site = await startSite({ port: 0, profile });
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
  const settings = (changes: Record<string, unknown>): Promise<unknown> =>
    dev('PATCH', 'site', changes);
  const hurry = (): Promise<unknown> =>
    settings({ burstPerSecond: 100_000, hourlyPoints: 100_000_000 }); // so that tests do not wait
  await hurry();
  const users = async (): Promise<SiteUser[]> =>
    (await dev<{ users: SiteUser[] }>('GET', 'state')).users;
  const groups = async (): Promise<SiteGroup[]> =>
    (await dev<{ groups: SiteGroup[] }>('GET', 'state')).groups;
  /** The account IDs of a group's members; none if there is no such group. */
  const members = async (id: string): Promise<string[]> => {
    const response = await fetch(`${site.url}/dev/groups/${id}`);
    if (response.status === 404) return [];
    if (!response.ok) throw new Error(`GET /dev/groups/${id} answered ${await response.text()}`);
    return ((await response.json()) as SiteGroup).members;
  };
  return {
    url: site.url,
    close: () => site.close(),
    accounts: wellKnownAccounts(makeCompany(DEFAULT_SEED)),
    settings,
    reset: async (): Promise<void> => {
      await dev('POST', 'reset');
      await hurry();
    },
    faults: (faults: unknown[]): Promise<unknown> => dev('PUT', 'faults', faults),
    makeGroup: (draft: Record<string, unknown>): Promise<SiteGroup> => dev('POST', 'groups', draft),
    changeGroup: (id: string, changes: Record<string, unknown>): Promise<unknown> =>
      dev('PATCH', `groups/${id}`, changes),
    changeUser: (accountId: string, changes: Record<string, unknown>): Promise<unknown> =>
      dev('PATCH', `users/${accountId}`, changes),
    removeGroup: (id: string): Promise<unknown> => dev('DELETE', `groups/${id}`),
    users,
    emailOf: async (accountId: string): Promise<string> =>
      (await users()).find((user) => user.accountId === accountId)?.email ?? '',
    groups,
    members,
    /** Makes a person a member of a group or not, as a site admin does elsewhere. */
    setMember: async (groupId: string, accountId: string, isMember: boolean): Promise<void> => {
      if ((await members(groupId)).includes(accountId) === isMember) return;
      const parameters = new URLSearchParams({ groupId, ...(!isMember && { accountId }) });
      const response = await fetch(
        `${site.url}/wiki/rest/api/group/userByGroupId?${parameters.toString()}`,
        {
          method: isMember ? 'POST' : 'DELETE',
          headers: {
            authorization: `Bearer user:${wellKnownAccounts(makeCompany(DEFAULT_SEED)).admin}`,
            'content-type': 'application/json',
          },
          ...(isMember && { body: JSON.stringify({ accountId }) }),
        },
      );
      if (!response.ok) throw new Error(await response.text());
    },
    /** Removes an admin from every group that gives admin rights, as another site admin. */
    demote: async (accountId: string): Promise<void> => {
      const giving = (await groups()).filter(({ accessTypes }) =>
        accessTypes.some((access) => access !== 'user'),
      );
      const by = giving
        .filter(({ accessTypes }) => accessTypes.includes('site-admin'))
        .flatMap(({ members }) => members)
        .find((member) => member !== accountId);
      for (const { id } of giving) {
        const parameters = new URLSearchParams({ groupId: id, accountId }).toString();
        const response = await fetch(
          `${site.url}/wiki/rest/api/group/userByGroupId?${parameters}`,
          { method: 'DELETE', headers: { authorization: `Bearer user:${by ?? 'nobody'}` } },
        );
        if (!response.ok)
          throw new Error(`The removal of the admin failed: ${await response.text()}`);
      }
    },
  };
};

export type ControlledSite = Awaited<ReturnType<typeof startControlledSite>>;
