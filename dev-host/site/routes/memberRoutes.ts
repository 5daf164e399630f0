import type { Person } from '../company/company';
import { found, type Answer } from '../http/answer';
import type { Call } from './call';
import { pageOf, pageRequest } from './paging';
import { required } from './parameters';
import type { Route } from './route';
import { showPerson, thingsInPerson } from './showPerson';

/** A page of a group's members without those who are suspended; an unknown group has none. */
const membersOf = (call: Call, groupId: string | undefined): Answer => {
  const page = pageRequest(call);
  if (!page.ok) return page.answer;
  const members =
    groupId === undefined
      ? []
      : call.site.directory.members(groupId).filter(({ active }) => active);
  let things = 0;
  const show = showPerson(call);
  const body = pageOf(call, members, page.value, (person: Person) => {
    things += thingsInPerson(call, person);
    return show(person);
  });
  return found(body, things);
};

export const memberRoutes: Route[] = [
  {
    method: 'GET',
    path: '/group/{groupId}/membersByGroupId',
    handle: (call) => membersOf(call, call.params['groupId']),
  },
  {
    method: 'GET',
    path: '/group/member',
    byName: true,
    handle: (call) => {
      const name = required(call, 'name');
      if (!name.ok) return name.answer;
      return membersOf(call, call.site.directory.byName(name.value)?.id);
    },
  },
];
