import type { Person } from '../company/company';
import { found, type Answer } from '../http/answer';
import { badRequest } from '../http/errors';
import { parseUserCql } from '../search/parseUserCql';
import type { Call } from './call';
import { pageOf } from './paging';
import { required, wholeNumber } from './parameters';
import type { Route } from './route';
import { showPerson } from './showPerson';

const USUAL_PAGE = 25;
const LARGEST_PAGE = 200; // a larger limit is cut down to it here, not refused

/** Who can be found: people with access by default, apps and customers too where `all` are asked for. */
const isSearched = ({ active, accountType }: Person, filter: string | null): boolean =>
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
  const limit = wholeNumber(call, 'limit', USUAL_PAGE);
  if (!limit.ok) return limit.answer;
  const matches = parseUserCql(cql.value);
  if (matches === undefined) return badRequest(`Could not parse cql : ${cql.value}`);

  const filter = call.query.get('sitePermissionTypeFilter');
  const people = filter === 'externalCollaborator' ? [] : [...call.site.directory.people()];
  const hits = people.filter((person) => isSearched(person, filter) && matches(person));
  const page = { start: start.value, limit: Math.min(limit.value, LARGEST_PAGE) };
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
