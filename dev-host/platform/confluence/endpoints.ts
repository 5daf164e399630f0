/** A Confluence endpoint that apps may call here, and the scopes that it requires. */
export type Endpoint = {
  method: 'GET' | 'POST' | 'DELETE';
  /** The part of the path after the API's own path. */
  path: RegExp;
  scopes: readonly string[];
  /** Only an app may call it, not an account. */
  asAppOnly?: true;
};

const READ_GROUPS = 'read:confluence-groups';
const WRITE_GROUPS = 'write:confluence-groups';
const READ_USER = 'read:confluence-user';
const READ_EMAIL = 'read:email-address:confluence';

/** https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-group/ and -users/ */
const V1: readonly Endpoint[] = [
  { method: 'POST', path: /^\/group\/user$/, scopes: [WRITE_GROUPS] },
  { method: 'DELETE', path: /^\/group\/user$/, scopes: [WRITE_GROUPS] },
  { method: 'POST', path: /^\/group\/userByGroupId$/, scopes: [WRITE_GROUPS] },
  { method: 'DELETE', path: /^\/group\/userByGroupId$/, scopes: [WRITE_GROUPS] },
  { method: 'POST', path: /^\/group$/, scopes: [WRITE_GROUPS, READ_GROUPS] },
  { method: 'DELETE', path: /^\/group\/by-id$/, scopes: [WRITE_GROUPS] },
  { method: 'GET', path: /^\/group$/, scopes: [READ_GROUPS] },
  { method: 'GET', path: /^\/group\/picker$/, scopes: [READ_GROUPS] },
  { method: 'GET', path: /^\/group\/by-id$/, scopes: [READ_GROUPS] },
  { method: 'GET', path: /^\/group\/by-name$/, scopes: [READ_GROUPS] },
  { method: 'GET', path: /^\/group\/member$/, scopes: [READ_GROUPS] },
  { method: 'GET', path: /^\/group\/[^/]+\/membersByGroupId$/, scopes: [READ_GROUPS] },
  { method: 'GET', path: /^\/user$/, scopes: [READ_USER] },
  { method: 'GET', path: /^\/user\/current$/, scopes: [READ_USER] },
  { method: 'GET', path: /^\/user\/memberof$/, scopes: [READ_USER] },
  { method: 'GET', path: /^\/user\/email$/, scopes: [READ_EMAIL], asAppOnly: true },
  { method: 'GET', path: /^\/user\/email\/bulk$/, scopes: [READ_EMAIL], asAppOnly: true },
  { method: 'GET', path: /^\/search\/user$/, scopes: ['read:content-details:confluence'] },
];

/** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-user/ */
const V2: readonly Endpoint[] = [
  { method: 'POST', path: /^\/users-bulk$/, scopes: ['read:user:confluence'] },
];

/** All emulated endpoints. To add one, add a line above, and its route in the simulated site. */
const APIS = [
  { base: '/wiki/rest/api', endpoints: V1 },
  { base: '/wiki/api/v2', endpoints: V2 },
];

export const findEndpoint = (method: string, pathname: string): Endpoint | undefined => {
  const api = APIS.find(({ base }) => pathname.startsWith(`${base}/`));
  const path = pathname.slice(api?.base.length);
  return api?.endpoints.find((endpoint) => endpoint.method === method && endpoint.path.test(path));
};
