import { z } from 'zod';
import type { Person } from '../company/company';
import { OWN_APP_NAME } from '../company/people';
import { type Answer, badRequest, confluenceError, found, notFound, v2Error } from '../http/answer';
import { groupsPage } from './groups';
import { nextLink } from './paging';
import { accountIds, required, wholeNumber, type Result } from './parameters';
import type { Call, Route } from './route';
import { showAccount, showPerson, thingsIn } from './shapes';

const personInQuery = (call: Call): Result<Person> => {
  const accountId = required(call, 'accountId');
  if (!accountId.ok) return accountId;
  const person = call.site.directory.person(accountId.value);
  return person === undefined
    ? { ok: false, answer: notFound(`No user found with accountId: ${accountId.value}`) }
    : { ok: true, value: person };
};

const onePerson = (call: Call, person: Person): Answer => {
  const shown = showPerson(call)(person);
  return found(shown, thingsIn(shown));
};

const readUser = (call: Call): Answer => {
  const person = personInQuery(call);
  return person.ok ? onePerson(call, person.value) : person.answer;
};

const readCurrentUser = (call: Call): Answer => {
  if (call.caller.kind === 'person') return onePerson(call, call.caller.person);
  for (const person of call.site.directory.people())
    if (person.accountType === 'app' && person.displayName === OWN_APP_NAME)
      return onePerson(call, person);
  throw new Error(`The company has no account of the app ${OWN_APP_NAME}.`);
};

const listGroupsOfUser = (call: Call): Answer => {
  const accountId = required(call, 'accountId');
  if (!accountId.ok) return accountId.answer;
  // An unknown account is in no group, because Atlassian documents no 404 here.
  const { directory, listedTime } = call.site;
  return groupsPage(call, directory.groupsAt(accountId.value, listedTime()));
};

// The description has no 403 here, so this is also the answer to people who may not use Confluence.
const NOT_APPROVED = badRequest('The calling app is not approved to use this API');

/** Refuses email addresses to all callers but the app, and to all if the site disables them. */
const refuseEmail = ({ caller, site }: Call): Answer | undefined => {
  if (site.settings().emailEndpoint === 'off')
    return confluenceError(501, 'The API is not currently enabled');
  return caller.kind === 'app' ? undefined : NOT_APPROVED;
};

const readEmail = (call: Call): Answer => {
  const person = personInQuery(call);
  if (!person.ok) return person.answer;
  const { accountId, email } = person.value;
  return found({ accountId, email }, 1);
};

const readEmails = (call: Call): Answer => {
  const ids = accountIds(call);
  if (!ids.ok) return ids.answer;
  const people = ids.value.flatMap((id) => call.site.directory.person(id) ?? []);
  const records = people.map(({ accountId, email }) => ({ accountId, email }));
  return found(records, records.length);
};

export const userRoutes: Route[] = [
  { method: 'GET', path: '/user', handle: readUser },
  { method: 'GET', path: '/user/current', handle: readCurrentUser },
  { method: 'GET', path: '/user/memberof', handle: listGroupsOfUser },
  {
    method: 'GET',
    path: '/user/email',
    forbidden: NOT_APPROVED,
    handle: (call) => refuseEmail(call) ?? readEmail(call),
  },
  {
    method: 'GET',
    path: '/user/email/bulk',
    forbidden: NOT_APPROVED,
    handle: (call) => refuseEmail(call) ?? readEmails(call),
  },
];

const MAX_LOOKUP = 250; // accounts, https://dac-static.atlassian.com/cloud/confluence/openapi-v2.v3.json

const lookUpBody = z.object({
  accountIds: z.array(z.string().min(1)).min(1).max(MAX_LOOKUP),
});

const lookUp = (call: Call): Answer => {
  const parsed = lookUpBody.safeParse(call.body);
  if (!parsed.success) {
    const title = `'accountIds' must be a list of 1 to ${MAX_LOOKUP} account ids`;
    return v2Error(400, 'INVALID_REQUEST_PARAMETER', title);
  }
  const start = wholeNumber(call, 'cursor', 0);
  if (!start.ok) return v2Error(400, 'INVALID_REQUEST_PARAMETER', `'cursor' is not known`);
  const ids = [...new Set(parsed.data.accountIds)];
  const known = ids.flatMap((accountId) => call.site.directory.person(accountId) ?? []);
  const end = start.value + (call.site.settings().pageCut ?? MAX_LOOKUP);
  const people = known.slice(start.value, end);
  const next = nextLink(call, end >= known.length, {
    same: `/wiki${call.path}?cursor=${start.value}`,
    further: `/wiki${call.path}?cursor=${end}`,
  });
  // Atlassian counts points by method, and doesn't say how it counts a POST that only reads. This
  // counts it as a read, which costs more.
  return found(
    {
      results: people.map(showAccount(call)),
      _links: { ...(next !== undefined && { next }), base: call.base },
    },
    people.length,
  );
};

/** The endpoints of v2. https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-user/ */
export const userLookupRoutes: Route[] = [
  {
    method: 'POST',
    path: '/users-bulk',
    forbidden: v2Error(404, 'NOT_FOUND', 'Not Found'),
    handle: lookUp,
  },
];
