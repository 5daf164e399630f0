import type { Person } from '../company/company';
import { found, type Answer } from '../http/answer';
import { badRequest } from '../http/errors';
import { pageOf } from './paging';
import { required, wholeNumber } from './parameters';
import type { Call, Route } from './route';
import { showPerson } from './shapes';
import { parseUserCql } from './userCql';

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 200; // a larger limit is reduced, not refused as elsewhere

/** Whether a search finds a person. Only the filter `all` includes apps and customers. */
const isIncluded = ({ active, accountType }: Person, filter: string | null): boolean =>
  active && (accountType === 'atlassian' || filter === 'all');

const asResult = (call: Call, now: number) => {
  const show = showPerson(call);
  return (person: Person) => ({
    user: show(person),
    title: person.displayName,
    excerpt: '',
    url: `/people/${person.accountId}`,
    breadcrumbs: [],
    entityType: 'user',
    iconCssClass: 'aui-icon content-type-profile',
    lastModified: new Date(now).toISOString(),
    score: 0,
  });
};

const search = (call: Call): Answer => {
  const cql = required(call, 'cql');
  if (!cql.ok) return cql.answer;
  const start = wholeNumber(call, 'start', 0);
  if (!start.ok) return start.answer;
  const limit = wholeNumber(call, 'limit', DEFAULT_LIMIT);
  if (!limit.ok) return limit.answer;
  const matches = parseUserCql(cql.value);
  if (matches === undefined) return badRequest(`Could not parse cql : ${cql.value}`);

  const filter = call.query.get('sitePermissionTypeFilter');
  const people = filter === 'externalCollaborator' ? [] : [...call.site.directory.people()];
  const hits = people.filter((person) => isIncluded(person, filter) && matches(person));
  const page = { start: start.value, limit: Math.min(limit.value, MAX_LIMIT) };
  const body = pageOf(call, hits, page, asResult(call, call.site.now()));
  return found(
    {
      ...body,
      totalSize: hits.length,
      cqlQuery: cql.value,
      searchDuration: 1,
      archivedResultCount: 0,
    },
    body.size,
  );
};

export const searchRoutes: Route[] = [{ method: 'GET', path: '/search/user', handle: search }];
