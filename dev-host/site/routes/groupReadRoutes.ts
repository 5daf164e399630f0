import { ACCESS_TYPES, type Group } from '../company/company';
import { found, type Answer } from '../http/answer';
import { badRequest } from '../http/errors';
import type { Call } from './call';
import { groupById, groupByName, type FindGroup } from './findGroup';
import { pageOf, pageRequest } from './paging';
import { required } from './parameters';
import type { Route } from './route';
import { showGroup } from './showGroup';

/** A page of groups, at two points each. */
export const groupsPage = (
  call: Call,
  groups: readonly Group[],
  cut: number | null = call.site.settings().pageCut,
): Answer => {
  const page = pageRequest(call);
  if (!page.ok) return page.answer;
  const body = pageOf(call, groups, page.value, showGroup(call), cut);
  return found(body, body.size);
};

const oneGroup =
  (find: FindGroup) =>
  (call: Call): Answer => {
    const group = find(call);
    return group.ok ? found(showGroup(call)(group.value), 1) : group.answer;
  };

const list = (call: Call): Answer => {
  const groups = call.site.directory.all();
  const wanted = call.query.get('accessType');
  if (wanted === null) return groupsPage(call, groups);
  const accessType = ACCESS_TYPES.find((type) => type === wanted);
  return accessType === undefined
    ? badRequest(`Parameter 'accessType' must be one of ${ACCESS_TYPES.join(', ')}`)
    : groupsPage(
        call,
        groups.filter(({ accessTypes }) => accessTypes.includes(accessType)),
      );
};

// Case is all that a search looks through: whether Confluence's also finds the other way of writing
// an accented letter is not documented, so nobody should rely on it.
const searchForm = (text: string): string => text.toLowerCase();

const pick = (call: Call): Answer => {
  const query = required(call, 'query');
  if (!query.ok) return query.answer;
  const wanted = searchForm(query.value);
  return groupsPage(
    call,
    call.site.directory.all().filter(({ name }) => searchForm(name).includes(wanted)),
    call.site.settings().pickerCut,
  );
};

export const groupReadRoutes: Route[] = [
  { method: 'GET', path: '/group', handle: list },
  { method: 'GET', path: '/group/picker', handle: pick },
  { method: 'GET', path: '/group/by-id', handle: oneGroup(groupById('id')) },
  { method: 'GET', path: '/group/by-name', byName: true, handle: oneGroup(groupByName) },
];
