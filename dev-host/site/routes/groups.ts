import { ACCESS_TYPES, type AccessType, type Group } from '../company/company';
import { type Answer, badRequest, found } from '../http/answer';
import { pageOf, pageRequest } from './paging';
import { findGroup, required } from './parameters';
import type { Call, Route } from './route';
import { showGroup, showPerson, thingsIn } from './shapes';

/** Answers with a page of groups. */
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

const listGroups = (call: Call): Answer => {
  const groups = call.site.directory.all();
  const text = call.query.get('accessType');
  if (text === null) return groupsPage(call, groups);
  const accessType = ACCESS_TYPES.find((type) => type === text);
  if (accessType === undefined)
    return badRequest(`Parameter 'accessType' must be one of ${ACCESS_TYPES.join(', ')}`);
  const granting = groups.filter(({ accessTypes }) => accessTypes.includes(accessType));
  const { otherSites } = call.site.settings().accessLists;
  return groupsPage(call, [...groupsOfOtherSites(granting, accessType, otherSites), ...granting]);
};

/**
 * Groups of the organization's other sites, which give the same access there and mostly have the same
 * names. This site's other endpoints don't know them.
 */
const groupsOfOtherSites = (
  own: readonly Group[],
  accessType: AccessType,
  count: number,
): Group[] => {
  const end = Buffer.from(accessType).toString('hex').slice(0, 12).padEnd(12, '0');
  return Array.from({ length: count }, (_, index) => ({
    id: `${index.toString(16).padStart(8, '0')}-0000-4000-8000-${end}`,
    name: own[index % (own.length + 1)]?.name ?? `other-site-${index}`,
    managedBy: 'ADMINS',
    usageType: 'USERBASE_GROUP',
    accessTypes: [accessType],
  }));
};

// The search ignores only case. Atlassian doesn't document whether it also ignores the Unicode form
// of accented letters.
const pickGroups = (call: Call): Answer => {
  const query = required(call, 'query');
  if (!query.ok) return query.answer;
  const text = query.value.toLowerCase();
  const groups = call.site.directory.all();
  const matching = groups.filter(({ name }) => name.toLowerCase().includes(text));
  return groupsPage(call, matching, call.site.settings().pickerCut);
};

const readGroup =
  (parameter: 'id' | 'name') =>
  (call: Call): Answer => {
    const text = required(call, parameter);
    if (!text.ok) return text.answer;
    const group = findGroup(call, parameter, text.value);
    return group.ok ? found(showGroup(call)(group.value), 1) : group.answer;
  };

/** Answers with a page of a group's members, without suspended people. An unknown group has none. */
const membersPage = (call: Call, groupId = ''): Answer => {
  const page = pageRequest(call);
  if (!page.ok) return page.answer;
  const { directory, listedTime } = call.site;
  const members = directory.membersAt(groupId, listedTime()).filter(({ active }) => active);
  const body = pageOf(call, members, page.value, showPerson(call));
  const things = body.results.reduce((sum, person) => sum + thingsIn(person), 0);
  return found(body, things);
};

const membersByName = (call: Call): Answer => {
  const name = required(call, 'name');
  if (!name.ok) return name.answer;
  return membersPage(call, call.site.directory.byName(name.value)?.id);
};

export const groupRoutes: Route[] = [
  {
    method: 'GET',
    path: '/group/{groupId}/membersByGroupId',
    handle: (call) => membersPage(call, call.params['groupId']),
  },
  { method: 'GET', path: '/group/member', byName: true, handle: membersByName },
  { method: 'GET', path: '/group', handle: listGroups },
  { method: 'GET', path: '/group/picker', handle: pickGroups },
  { method: 'GET', path: '/group/by-id', handle: readGroup('id') },
  { method: 'GET', path: '/group/by-name', byName: true, handle: readGroup('name') },
];
