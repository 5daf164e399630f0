import type { Fault } from '../../../dev-host/site/faults';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const API = '/wiki/rest/api';

const match = (method: Method, path: string) => ({
  method,
  path: path.startsWith('/wiki/') ? path : `${API}${path}`,
});

/** The endpoint answers with this status, and does nothing. */
const status = (method: Method, path: string, value: number, times?: number): Fault => ({
  match: match(method, path),
  effect: 'status',
  value,
  ...(times !== undefined && { times }),
});

/** The endpoint does what was asked, and answers with this body. */
const body = (method: Method, path: string, value: unknown, as?: number): Fault => ({
  match: match(method, path),
  effect: 'body',
  value: {
    body: typeof value === 'string' ? value : JSON.stringify(value),
    ...(as !== undefined && { status: as }),
  },
});

/** The caller is read with these headers. */
const headers = (value: Record<string, string>, as = 200): Fault => ({
  match: match('GET', '/user/current'),
  effect: 'status',
  value: { status: as, headers: value, body: {} },
});

const MEMBERS = '/group/*';
const PICKER = '/group/picker';
const BY_ID = '/group/by-id';
const CURRENT = '/user/current';
const CHANGE = '/group/userByGroupId';
const BY_NAME = '/group/user';
const LOOKUP = '/wiki/api/v2/users-bulk';

const PAGE = '<!doctype html><html>Sign in</html>';
const OTHER_GROUP = { id: 'other', name: 'other' };
const EMPTY = { results: [] };
const ONE_MEMBER = { results: [{ accountId: 'other' }] };
const ONE_GROUP = { results: [OTHER_GROUP] };
const linked = (results: unknown[], next: string) => ({ results, _links: { next } });

/** Checks whose first answer is kept, so that only a run without it sees another one. */
export const NEEDS_FRESH_START: ReadonlySet<string> = new Set([
  ...['lag-members', 'limit-429-wait', 'limit-429-reason'],
]);

/** For each check, the faults that make a simulated site answer otherwise than assumed. */
export const alteredAnswers = (caller: string): Record<string, Fault[]> => ({
  'access-no-credentials': [status('GET', PICKER, 200)],
  'access-json': [body('GET', CURRENT, PAGE)],
  'access-error-form': [body('GET', BY_ID, PAGE)],
  'access-unknown-path': [status('GET', '/group/rollcall-conformance/nothing', 200)],
  'access-other-method': [status('PUT', PICKER, 200)],
  'access-caller': [body('GET', CURRENT, { accountId: 'other', accountType: 'atlassian' })],
  'access-operations': [body('GET', CURRENT, { operations: ['administer'] })],
  'access-administer': [
    body('GET', CURRENT, { operations: [{ operation: 'use', targetType: 'application' }] }),
  ],
  'access-not-expanded': [body('GET', CURRENT, { accountId: caller, operations: [] })],
  'access-own-email-only': [body('GET', '/user/email', { email: 'a@example.com' }, 200)],
  'access-emails-only-apps': [body('GET', '/user/email/bulk', [], 200)],

  'group-create': [body('POST', '/group', OTHER_GROUP, 202)],
  'group-create-body': [body('POST', '/group', OTHER_GROUP)],
  'group-id': [body('POST', '/group', { id: 'GROUP-1', name: 'other' })],
  'group-name-reserved': [body('GET', BY_ID, OTHER_GROUP)],
  'group-name-scripts': [body('GET', BY_ID, OTHER_GROUP)],
  'group-name-unicode-form': [body('GET', BY_ID, OTHER_GROUP)],
  'group-name-case': [body('POST', '/group', OTHER_GROUP)],
  'group-name-255': [status('GET', BY_ID, 404)],
  'group-name-256': [status('POST', '/group', 201)],
  'group-name-missing': [status('POST', '/group', 201)],
  'group-name-blank': [status('POST', '/group', 201)],
  'group-name-taken': [status('POST', '/group', 201)],
  'group-create-broken-json': [status('POST', '/group', 500)],
  'group-create-content-type': [status('POST', '/group', 201)],
  'group-create-too-large': [status('POST', '/group', 201)],
  'group-read': [body('GET', BY_ID, OTHER_GROUP)],
  'group-managed-by': [body('GET', BY_ID, { ...OTHER_GROUP, managedBy: 'EXTERNAL' })],
  'group-read-unknown': [status('GET', BY_ID, 200)],
  'group-read-without-id': [status('GET', BY_ID, 200)],
  'group-read-by-name': [body('GET', '/group/by-name', OTHER_GROUP)],
  'group-read-by-unknown-name': [body('GET', '/group/by-name', OTHER_GROUP, 200)],
  'group-delete': [status('DELETE', BY_ID, 403)],
  'group-delete-unknown': [status('DELETE', BY_ID, 204)],
  'group-search': [body('GET', PICKER, ONE_GROUP)],
  'group-search-middle': [body('GET', PICKER, EMPTY)],
  'group-search-case': [body('GET', PICKER, EMPTY)],
  'group-search-reserved': [status('GET', PICKER, 400)],
  'group-search-nothing': [status('GET', PICKER, 404)],
  'group-search-without-text': [body('GET', PICKER, EMPTY, 200)],
  'group-search-over-limit': [status('GET', PICKER, 500)],
  'group-search-total': [body('GET', PICKER, { ...ONE_GROUP, totalSize: 3 })],
  'group-list': [body('GET', '/group', EMPTY)],
  'group-list-over-limit': [status('GET', '/group', 404)],
  'group-list-user': [body('GET', '/group', EMPTY)],
  'group-list-admin': [body('GET', '/group', { results: [{ id: 'other' }] })],
  'group-list-site-admin': [status('GET', '/group', 403)],
  'group-list-own-rights': [body('GET', '/group', ONE_GROUP)],
  'group-list-ordinary': [body('GET', '/group', EMPTY)],
  'group-list-unknown-access': [body('GET', '/group', EMPTY, 200)],

  'member-add': [status('POST', CHANGE, 403)],
  'member-add-body': [body('POST', CHANGE, PAGE)],
  'member-add-again': [status('POST', CHANGE, 201)],
  'member-add-unknown-account': [status('POST', CHANGE, 201)],
  'member-add-unknown-group': [status('POST', CHANGE, 400)],
  'member-add-without-account': [status('POST', CHANGE, 404)],
  'member-add-without-group': [status('POST', CHANGE, 404)],
  'member-add-content-type': [status('POST', CHANGE, 201)],
  'member-add-by-name': [status('POST', BY_NAME, 201)],
  'member-add-by-awkward-name': [status('POST', BY_NAME, 404)],
  'member-add-by-unknown-name': [status('POST', BY_NAME, 201)],
  'member-remove': [status('DELETE', CHANGE, 403)],
  'member-remove-body': [body('DELETE', CHANGE, PAGE, 200)],
  'member-remove-effect': [status('DELETE', CHANGE, 204)],
  'member-remove-again': [status('DELETE', CHANGE, 204, 1), status('DELETE', CHANGE, 409)],
  'member-remove-unknown-account': [status('DELETE', CHANGE, 204)],
  'member-remove-unknown-group': [status('DELETE', CHANGE, 204)],
  'member-remove-without-account': [status('DELETE', CHANGE, 404)],
  'member-remove-without-group': [status('DELETE', CHANGE, 404)],
  'member-remove-by-name': [status('DELETE', BY_NAME, 204)],
  'member-remove-by-unknown-name': [status('DELETE', BY_NAME, 204)],
  'member-other-person': [status('POST', CHANGE, 403)],
  'member-list': [body('GET', MEMBERS, ONE_MEMBER)],
  'member-list-fields': [body('GET', MEMBERS, ONE_MEMBER)],
  'member-list-empty': [body('GET', MEMBERS, ONE_MEMBER)],
  'member-list-total': [body('GET', MEMBERS, { ...ONE_MEMBER, totalSize: 7 })],
  'member-list-unknown-group': [status('GET', MEMBERS, 500)],
  'member-list-limit': [status('GET', MEMBERS, 400)],
  'member-list-over-limit': [status('GET', MEMBERS, 200)],
  'member-list-bad-start': [status('GET', MEMBERS, 200)],
  'member-list-by-name': [body('GET', '/group/member', ONE_MEMBER)],
  'member-list-foreign-group': [status('GET', MEMBERS, 403)],

  'person-groups': [body('GET', '/user/memberof', EMPTY)],
  'person-groups-own': [body('GET', '/user/memberof', ONE_GROUP)],
  'person-groups-unknown': [status('GET', '/user/memberof', 500)],
  'person-groups-without-account': [body('GET', '/user/memberof', EMPTY, 200)],
  'person-read': [body('GET', '/user', { accountId: 'other' })],
  'person-read-unknown': [body('GET', '/user', { accountId: 'other' }, 200)],
  lookup: [body('POST', LOOKUP, { results: [{ accountId: caller, accountStatus: 'closed' }] })],
  'lookup-unknown': [body('POST', LOOKUP, { results: [{ accountId: 'a' }, { accountId: 'b' }] })],
  'lookup-repeated': [body('POST', LOOKUP, { results: [{ accountId: 'a' }, { accountId: 'a' }] })],
  'lookup-none': [body('POST', LOOKUP, EMPTY, 200)],
  'lookup-250': [status('POST', LOOKUP, 400)],
  'lookup-251': [body('POST', LOOKUP, EMPTY, 200)],

  search: [body('GET', '/search/user', EMPTY)],
  'search-fields': [body('GET', '/search/user', { results: [{ user: { accountId: 'a' } }] })],
  'search-case': [body('GET', '/search/user', EMPTY)],
  'search-type': [status('GET', '/search/user', 400)],
  'search-beginning': [status('GET', '/search/user', 400)],
  'search-brackets': [status('GET', '/search/user', 500)],
  'search-invalid': [body('GET', '/search/user', EMPTY, 200)],
  'search-without-query': [body('GET', '/search/user', EMPTY, 200)],
  'search-total': [body('GET', '/search/user', { results: [{}, {}], totalSize: 1 })],
  'search-usual-limit': [
    body('GET', '/search/user', { results: Array.from({ length: 26 }, () => ({})) }),
  ],
  'search-over-limit': [status('GET', '/search/user', 500)],
  'search-limit': [body('GET', '/search/user', { results: [{}, {}] })],

  'page-fields': [body('GET', PICKER, { results: [], start: 0, size: 0 })],
  'page-size': [body('GET', PICKER, { ...ONE_GROUP, size: 1 })],
  'page-next': [body('GET', PICKER, ONE_GROUP)],
  'page-next-same-list': [
    body('GET', PICKER, linked([], 'https://elsewhere.invalid/wiki/rest/api/group/picker?start=2')),
  ],
  'page-next-start': [body('GET', PICKER, linked([], '/rest/api/group/picker?start=0'))],
  'page-last': [body('GET', PICKER, linked([OTHER_GROUP], '/rest/api/group/picker?start=6'))],
  'page-offset': [body('GET', PICKER, { results: [OTHER_GROUP, OTHER_GROUP] })],
  'page-complete': [body('GET', PICKER, ONE_GROUP)],
  'page-past-end': [body('GET', PICKER, ONE_GROUP)],
  'page-cut': [body('GET', PICKER, ONE_GROUP)],
  'page-groups-of-person': [body('GET', '/user/memberof', linked([OTHER_GROUP], '?start=1'))],
  'page-all-groups': [body('GET', '/group', linked([OTHER_GROUP], '?start=1'))],
  'page-members': [body('GET', MEMBERS, ONE_MEMBER)],
  'page-search': [body('GET', '/search/user', linked([{ user: { accountId: 'a' } }], '?start=1'))],

  'limit-burst-headers': [headers({ 'X-RateLimit-Limit': 'many' })],
  'limit-burst-reset': [headers({ 'X-RateLimit-Reset': '1764442800' })],
  'limit-burst-near': [headers({ 'X-RateLimit-NearLimit': 'nearly' })],
  'limit-burst-counts': [headers({ 'X-RateLimit-Limit': '9', 'X-RateLimit-Remaining': '9' })],
  'limit-quota-headers': [headers({ RateLimit: 'plenty' })],
  'limit-429-wait': [headers({ 'Retry-After': 'soon' }, 429)],
  'limit-429-reason': [headers({ 'RateLimit-Reason': 'global-based' }, 429)],
  'limit-429-recovers': [status('GET', CURRENT, 503)],

  'time-write': [status('POST', CHANGE, 504)],
  'time-group-search': [status('GET', PICKER, 504)],
  'time-members': [status('GET', MEMBERS, 504)],
  'time-group-list': [status('GET', '/group', 504)],
  'time-access-list': [status('GET', '/group', 504)],
  'lag-members': [body('GET', MEMBERS, EMPTY)],
  'lag-members-removal': [body('GET', MEMBERS, { results: [{ accountId: caller }] })],
  'lag-new-group': [status('GET', BY_ID, 404)],
  'lag-group-search': [body('GET', PICKER, EMPTY)],
  'lag-deleted-group': [status('GET', BY_ID, 200)],
});
