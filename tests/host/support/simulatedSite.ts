export type SiteGroup = { id: string; name: string; members: string[] };
export type SiteUser = {
  accountId: string;
  displayName: string;
  email: string;
  active: boolean;
  accountType: string;
};
export type SiteState = { groups: SiteGroup[]; users: SiteUser[] };
export type LoggedRequest = {
  method: string;
  path: string;
  query: string;
  identity: string;
  status: number;
  points: number;
};

/** The simulated Confluence, through its test routes. */
export type SimulatedSite = {
  url: string;
  state: () => Promise<SiteState>;
  group: (name: string) => Promise<SiteGroup>;
  setFaults: (faults: unknown[]) => Promise<void>;
  clearFaults: () => Promise<void>;
  requests: () => Promise<LoggedRequest[]>;
  forgetRequests: () => Promise<void>;
  patchSite: (settings: Record<string, unknown>) => Promise<void>;
  patchGroup: (id: string, change: Record<string, unknown>) => Promise<void>;
  patchUser: (accountId: string, change: Record<string, unknown>) => Promise<void>;
  createGroup: (group: Record<string, unknown>) => Promise<SiteGroup>;
  deleteGroup: (id: string) => Promise<void>;
  reset: () => Promise<void>;
};

export const simulatedSite = (url: string): SimulatedSite => {
  const send = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  const state = async (): Promise<SiteState> => (await send('GET', '/dev/state')) as SiteState;
  return {
    url,
    state,
    group: async (name) => {
      const found = (await state()).groups.find((group) => group.name === name);
      if (!found) throw new Error(`The simulated site has no group "${name}".`);
      return found;
    },
    setFaults: async (faults) => {
      await send('PUT', '/dev/faults', faults);
    },
    clearFaults: async () => {
      await send('DELETE', '/dev/faults');
    },
    requests: async () => (await send('GET', '/dev/requests')) as LoggedRequest[],
    forgetRequests: async () => {
      await send('DELETE', '/dev/requests');
    },
    patchSite: async (settings) => {
      await send('PATCH', '/dev/site', settings);
    },
    patchGroup: async (id, change) => {
      await send('PATCH', `/dev/groups/${id}`, change);
    },
    patchUser: async (accountId, change) => {
      await send('PATCH', `/dev/users/${accountId}`, change);
    },
    createGroup: async (group) => (await send('POST', '/dev/groups', group)) as SiteGroup,
    deleteGroup: async (id) => {
      await send('DELETE', `/dev/groups/${id}`);
    },
    reset: async () => {
      await send('POST', '/dev/reset', {});
    },
  };
};
