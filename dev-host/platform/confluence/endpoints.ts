/** A Confluence endpoint that apps may call here, and the classic scopes that it takes. */
export type Endpoint = {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below `/wiki/rest/api`. */
  path: RegExp;
  scopes: readonly string[];
  /** Confluence gives this to apps only, never to people. */
  asAppOnly?: true;
};

const READ_GROUPS = 'read:confluence-groups';
const WRITE_GROUPS = 'write:confluence-groups';
const READ_USER = 'read:confluence-user';
const READ_EMAIL = 'read:email-address:confluence';

/**
 * Every endpoint that is passed on. To add one: a line here, and in the simulated site its route.
 * https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-group/ and -users/
 */
const endpoints: readonly Endpoint[] = [
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
  { method: 'GET', path: /^\/user\/bulk$/, scopes: [READ_USER] },
  { method: 'GET', path: /^\/user\/email$/, scopes: [READ_EMAIL], asAppOnly: true },
  { method: 'GET', path: /^\/user\/email\/bulk$/, scopes: [READ_EMAIL], asAppOnly: true },
  { method: 'GET', path: /^\/search\/user$/, scopes: ['read:content-details:confluence'] },
];

const API = '/wiki/rest/api';

export const findEndpoint = (method: string, pathname: string): Endpoint | undefined => {
  if (!pathname.startsWith(`${API}/`)) return undefined;
  const path = pathname.slice(API.length);
  return endpoints.find((endpoint) => endpoint.method === method && endpoint.path.test(path));
};
