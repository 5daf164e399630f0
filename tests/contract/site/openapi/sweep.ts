import type { Profile } from '../../../../dev-host/site/state/settings';
import { type ControlledSite, startControlledSite } from '../../../seams/siteControl';
import { type Answered, operationsOf } from './description';
import { type Request, requestsTo, type World } from './requestsTo';

/** An answer of the simulated site, with the profile of the site and the request. */
export type Exchange = Answered & { profile: Profile; request: string };

/**
 * Sends requests over HTTP to a simulated site of this profile, and returns all answers: each
 * operation with right and wrong parameters and as each kind of caller, then under each switch, at
 * each limit, and what the server refuses before it reaches an endpoint.
 */
export const sweep = async (profile: Profile): Promise<Exchange[]> => {
  const site = await startControlledSite(profile);
  try {
    const swept = await openSweep(site, profile);
    await asEachCaller(swept);
    await refusedWrites(swept);
    await underEachSwitch(swept);
    await atTheLimits(swept);
    await besideTheEndpoints(swept);
    return swept.exchanges;
  } finally {
    await site.close();
  }
};

type Swept = Awaited<ReturnType<typeof openSweep>>;

const openSweep = async (site: ControlledSite, profile: Profile) => {
  const { admin, confluenceAdmin, nonAdmin } = site.accounts;
  const users = await site.users();
  const customer = users.find(({ accountType, active }) => accountType === 'customer' && active);
  const small = (await site.groups()).find(({ members: { length } }) => length > 2 && length < 10);
  if (!customer || !small) throw new Error('The company has no customer or no small group.');
  const readWorld: World = { groupId: small.id, name: small.name, accountId: admin, unused: '' };
  const exchanges: Exchange[] = [];
  let groups = 0;

  const reset = async (): Promise<void> => {
    await site.reset();
    const { accessLists } = (await site.settings({})) as { accessLists: object };
    // `wild` has 25 s and 90 s.
    await site.settings({ accessLists: { ...accessLists, delayMs: 0 }, lagSeconds: 0 });
  };
  const newWorld = async (draft: Record<string, unknown> = {}): Promise<World> => {
    groups += 1;
    const group = await site.makeGroup({ name: `zebra ${groups}`, ...draft });
    const unused = `okapi ${groups}`;
    return { groupId: group.id, name: group.name, accountId: nonAdmin, unused };
  };
  const send = async (request: Request, as: string): Promise<void> => {
    const { method, path, query, body, contentType = 'application/json' } = request;
    const search = new URLSearchParams(query).toString();
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
    const response = await fetch(`${site.url}${path}?${search}`, {
      method,
      headers: {
        authorization: `Bearer ${as}`,
        ...(body !== undefined && { 'content-type': contentType }),
      },
      ...(body !== undefined && { body: text }),
      redirect: 'manual',
    });
    exchanges.push({
      profile,
      request: `${method} ${path}?${search} ${text.slice(0, 80)} as ${as}`,
      method,
      path,
      status: response.status,
      contentType: response.headers.get('content-type'),
      body: await response.text(),
    });
  };
  const worldFor = async ({ method }: { method: string }): Promise<World> =>
    method === 'GET' ? readWorld : await newWorld();
  /** Sends the right request to each operation: reads as the app, writes as a site admin. */
  const sendRight = async (world = worldFor, operations = OPERATIONS): Promise<void> => {
    for (const operation of operations) {
      const as = operation.method === 'GET' ? 'app' : `user:${admin}`;
      await send(requestsTo(operation, await world(operation))[0], as);
    }
    await send(USERS_BULK([admin, nonAdmin]), 'app');
  };

  await reset();
  return {
    ...{ site, exchanges, reset, newWorld, worldFor, send, sendRight },
    mayCall: ['app', `user:${admin}`, `user:${nonAdmin}`],
    others: [confluenceAdmin, customer.accountId, 'nobody'].map((accountId) => `user:${accountId}`),
  };
};

const OPERATIONS = operationsOf('2024-02'); // it has all that the later version has

const WRITES = OPERATIONS.filter(({ method }) => method !== 'GET');

const USERS_BULK = (accountIds: string[]): Request => ({
  method: 'POST',
  path: '/wiki/api/v2/users-bulk',
  query: {},
  body: { accountIds },
});

const asEachCaller = async (swept: Swept): Promise<void> => {
  const { site, mayCall, others, worldFor, send } = swept;
  for (const operation of OPERATIONS) {
    const { length } = requestsTo(operation, await worldFor(operation));
    for (const as of mayCall)
      for (let at = 0; at < length; at += 1) {
        const request = requestsTo(operation, await worldFor(operation))[at];
        if (request) await send(request, as);
      }
    for (const as of others) await send(requestsTo(operation, await worldFor(operation))[0], as);
  }
  for (const as of [...mayCall, ...others])
    for (const accountIds of [[site.accounts.admin], []]) await send(USERS_BULK(accountIds), as);
};

/** Writes that are refused because of the group: a member, a taken name, groups kept elsewhere. */
const refusedWrites = async ({ site, newWorld, send, sendRight }: Swept): Promise<void> => {
  const admin = `user:${site.accounts.admin}`;
  for (const operation of WRITES.filter(({ method }) => method === 'POST')) {
    const [request] = requestsTo(operation, await newWorld());
    await send(request, admin);
    await send(request, admin);
  }
  await sendRight(() => newWorld({ managedBy: 'EXTERNAL' }), WRITES);
  await sendRight(() => newWorld({ managedBy: 'TEAM_MEMBERS' }), WRITES);
};

const SWITCHES: Record<string, unknown>[] = [
  { emailEndpoint: 'off' },
  { searchRefuses: 'an' },
  { totalSize: false },
  { pageCut: 1, pickerCut: 1 },
  { pageCut: 1, pickerCut: 1, nextLinks: 'loop' },
  { pageCut: 1, pickerCut: 1, nextLinks: 'elsewhere' },
  { pageCut: 1, pickerCut: 1, nextLinks: 'endless' },
  { pageCut: 1, pickerCut: 1, repeats: true },
  { writeStatuses: [200, 202, 204] },
];

const underEachSwitch = async ({ site, reset, sendRight }: Swept): Promise<void> => {
  for (const settings of SWITCHES) {
    await site.settings(settings);
    await sendRight();
    await reset();
  }
};

const atTheLimits = async ({ site, reset, sendRight }: Swept): Promise<void> => {
  for (const limits of [{ burstPerSecond: 1 }, { pointsUsed: 100_000_000 }]) {
    await site.settings(limits);
    await sendRight();
    await sendRight(); // the first one used up the burst
    await reset();
  }
};

/** What the server refuses without asking an endpoint, and failures that tests set. */
const besideTheEndpoints = async ({ site, newWorld, send, reset }: Swept): Promise<void> => {
  const path = '/wiki/rest/api/group';
  const post = { method: 'POST', path, query: {} };
  await send({ ...post, body: '{"name":' }, 'app');
  await send({ ...post, body: 'name=okapi', contentType: 'text/plain' }, 'app');
  await send({ ...post, body: JSON.stringify({ name: 'x'.repeat(1_100_000) }) }, 'app');
  await send({ ...post, method: 'PUT', body: {} }, 'app');
  await send({ method: 'GET', path: '/wiki/rest/api/unknown', query: {} }, 'app');
  await send({ method: 'GET', path: `${path}/%E0%A4%A/membersByGroupId`, query: {} }, 'app');

  const { groupId, accountId } = await newWorld();
  const add = {
    ...{ method: 'POST', path: `${path}/userByGroupId` },
    ...{ query: { groupId }, body: { accountId } },
  };
  const hystrix =
    'com.netflix.hystrix.exception.HystrixRuntimeException: ' +
    'AddUserToGroupsIdentityPlatformCommand failed and no fallback available.';
  for (const value of [
    { status: 500, body: { statusCode: 500, message: hystrix } },
    { status: 503, headers: { 'Retry-After': '5' }, body: '<html>Service Unavailable</html>' },
  ]) {
    await site.faults([{ match: { method: 'POST' }, effect: 'status', value }]);
    await send(add, 'app');
  }
  await reset();
};
