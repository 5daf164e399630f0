import type { Person } from '../company/company';
import { found, type Answer } from '../http/answer';
import { v2Error } from '../http/errors';
import type { Call } from './call';
import { nextLink } from './paging';
import { wholeNumber } from './parameters';
import type { Route } from './route';

const MAX_ACCOUNTS = 250; // by https://dac-static.atlassian.com/cloud/confluence/openapi-v2.v3.json

/** The different accounts that a look-up names in its body; undefined where it is not in order. */
const accountsIn = (body: unknown): string[] | undefined => {
  if (typeof body !== 'object' || body === null || !('accountIds' in body)) return undefined;
  const ids: unknown = body.accountIds;
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > MAX_ACCOUNTS) return undefined;
  const texts = ids.filter((id): id is string => typeof id === 'string' && id !== '');
  return texts.length === ids.length ? [...new Set(texts)] : undefined;
};

// The same description also has the status `closed`, which nobody in the company has. Whether
// somebody who is suspended on one site only is `inactive` there is not documented; here they are.
const showAccount =
  ({ caller }: Call) =>
  ({ accountId, accountType, active, displayName, email, timeZone }: Person) => ({
    displayName,
    timeZone,
    personalSpaceId: null,
    isExternalCollaborator: false,
    accountStatus: active ? 'active' : 'inactive',
    accountId,
    email: caller.kind === 'person' && caller.person.accountId === accountId ? email : '',
    accountType,
    publicName: displayName,
    profilePicture: { path: '/wiki/aa-avatar/default-avatar', isDefault: true },
  });

const lookUp = (call: Call): Answer => {
  const ids = accountsIn(call.body);
  if (ids === undefined) {
    const wanted = `'accountIds' must be a list of 1 to ${MAX_ACCOUNTS.toString()} account ids`;
    return v2Error(400, 'INVALID_REQUEST_PARAMETER', wanted);
  }
  const start = wholeNumber(call, 'cursor', 0);
  if (!start.ok) return v2Error(400, 'INVALID_REQUEST_PARAMETER', `'cursor' is not known`);
  const known = ids.flatMap((accountId) => call.site.directory.person(accountId) ?? []);
  const end = start.value + (call.site.settings().pageCut ?? MAX_ACCOUNTS);
  const people = known.slice(start.value, end);
  const next = nextLink(call, end >= known.length, {
    same: `/wiki${call.path}?cursor=${start.value}`,
    further: `/wiki${call.path}?cursor=${end}`,
  });
  // Atlassian counts points by method, and does not say how a POST counts that only reads. Like a
  // read is the dearer of the two, so it is taken.
  return found(
    {
      results: people.map(showAccount(call)),
      _links: { ...(next !== undefined && { next }), base: call.base },
    },
    people.length,
  );
};

/** https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-user/ */
export const userLookupRoutes: Route[] = [
  {
    method: 'POST',
    path: '/users-bulk',
    turnedAway: v2Error(404, 'NOT_FOUND', 'Not Found'),
    handle: lookUp,
  },
];
