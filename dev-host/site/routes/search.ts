import type { Person } from '../company/company';
import { type Answer, badRequest, found } from '../http/answer';
import { pageOf } from './paging';
import { required, wholeNumber } from './parameters';
import type { Call, Route } from './route';
import { showPerson } from './shapes';

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 200; // a larger limit is reduced, not refused as elsewhere

const asResult = (call: Call) => {
  const show = showPerson(call);
  return (person: Person) => ({
    user: show(person),
    title: person.displayName,
    excerpt: '',
    url: `/people/${person.accountId}`,
    breadcrumbs: [],
    entityType: 'user',
    iconCssClass: 'aui-icon content-type-profile',
    lastModified: new Date(call.site.now()).toISOString(),
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
  const name = nameInCql(cql.value);
  if (name === undefined || isRefused(call, name))
    return badRequest(`Could not parse cql : ${cql.value}`);
  const matches = nameMatcher(name);

  // With the filter `all`, Confluence also finds apps and customers.
  if (call.query.has('sitePermissionTypeFilter'))
    return badRequest("Parameter 'sitePermissionTypeFilter' is not emulated");
  const people = [...call.site.directory.people()];
  const staff = people.filter(({ active, accountType }) => active && accountType === 'atlassian');
  const hits = staff.filter(matches);
  const page = { start: start.value, limit: Math.min(limit.value, MAX_LIMIT) };
  const body = pageOf(call, hits, page, asResult(call));
  return found(
    {
      ...body,
      ...(call.site.settings().totalSize && { totalSize: hits.length }),
      cqlQuery: cql.value,
      searchDuration: 1,
      archivedResultCount: 0,
    },
    body.size,
  );
};

export const searchRoutes: Route[] = [{ method: 'GET', path: '/search/user', handle: search }];

// Double quotes with backslash escapes enclose the name.
const USER_CQL = /^\s*(?:type\s*=\s*user\s+and\s+)?user\.fullname\s*~\s*"((?:[^"\\]|\\.)*)"\s*$/isu;

/**
 * Returns the name in the only query that is emulated: `user.fullname ~ "…"`, also after
 * `type = user and`. Returns undefined for all other queries, which are answered with 400.
 * https://developer.atlassian.com/cloud/confluence/advanced-searching-using-cql/
 */
const nameInCql = (query: string): string | undefined =>
  USER_CQL.exec(query)?.[1]?.replace(/\\(.)/gsu, '$1');

// Users of public clients report 400 for texts with brackets, `#` and the like, even if escaped.
// Which characters, and on which sites, is not documented.
// https://github.com/atlassian-api/atlassian-python-api/issues/156
const isRefused = ({ site }: Call, name: string): boolean =>
  Array.from(site.settings().searchRefuses).some((character) => name.includes(character));

/**
 * Matches people by name: each word of the text must begin a word of the name. Ignores case and
 * accents. A text without words matches no one.
 */
const nameMatcher = (text: string): ((person: Person) => boolean) => {
  const starts = searchWords(text);
  return (person) =>
    starts.length > 0 &&
    starts.every((start) => nameWords(person).some((word) => word.startsWith(start)));
};

// Splitting names is slow, and each search needs the words of every name.
const wordsOfNames = new WeakMap<Person, readonly string[]>();

const nameWords = (person: Person): readonly string[] => {
  const words = wordsOfNames.get(person) ?? searchWords(person.displayName);
  wordsOfNames.set(person, words);
  return words;
};

const searchWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
