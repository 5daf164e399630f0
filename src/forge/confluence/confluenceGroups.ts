import { route, type Route } from '@forge/api';
import type { GroupDirectory, WriteTarget } from '../../application/ports/groupDirectory';
import type { AccountId } from '../../domain/accountId';
import { failed, ok } from '../../domain/outcome';
import type { Confluence } from './confluence';
import { directoryGroup, groupPageSchema, groupSchema } from './groupSchema';
import { memberCountSchema, memberId, memberPageSchema } from './memberSchema';
import { readAnswer } from './readAnswer';
import { readPages } from './readPages';

/** Confluence's group endpoints. https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-group/ */
export const makeConfluenceGroups = (confluence: Confluence): GroupDirectory => ({
  findByText: async (text) => {
    const found = await readPages(
      (start, limit) =>
        confluence({
          method: 'GET',
          path: route`/wiki/rest/api/group/picker?query=${text}&start=${start}&limit=${limit}`,
          identity: { as: 'app' },
        }),
      groupPageSchema,
    );
    if (!found.ok) return found;
    const { results, complete } = found.value;
    return ok({ groups: results.map(directoryGroup), complete });
  },

  searchByText: async (text, limit) => {
    const answer = await confluence({
      method: 'GET',
      path: route`/wiki/rest/api/group/picker?query=${text}&limit=${limit}`,
      identity: { as: 'app' },
    });
    const page = readAnswer(answer, groupPageSchema);
    return page.ok ? ok(page.value.results.map(directoryGroup)) : page;
  },

  readById: async (id) => {
    const answer = await confluence({
      method: 'GET',
      path: route`/wiki/rest/api/group/by-id?id=${id}`,
      identity: { as: 'app' },
    });
    if (answer.kind === 'answered' && answer.status === 404)
      return failed('group-not-found', { httpStatus: 404 });
    const group = readAnswer(answer, groupSchema);
    return group.ok ? ok(directoryGroup(group.value)) : group;
  },

  addMember: (target, accountId, identity) =>
    confluence({ method: 'POST', path: membershipPath(target), identity, body: { accountId } }),

  removeMember: (target, accountId, identity) =>
    confluence({ method: 'DELETE', path: memberPath(target, accountId), identity }),

  readMembers: async (id, start, limit) => {
    const answer = await confluence({
      method: 'GET',
      path: route`/wiki/rest/api/group/${id}/membersByGroupId?start=${start}&limit=${limit}`,
      identity: { as: 'app' },
    });
    const page = readAnswer(answer, memberPageSchema);
    return page.ok ? ok(page.value.results.map(memberId)) : page;
  },

  countMembers: async (id) => {
    const answer = await confluence({
      method: 'GET',
      path: route`/wiki/rest/api/group/${id}/membersByGroupId?limit=1&shouldReturnTotalSize=true`,
      identity: { as: 'app' },
    });
    const page = readAnswer(answer, memberCountSchema);
    return page.ok ? ok(page.value.totalSize) : page;
  },
});

const membershipPath = (target: WriteTarget): Route =>
  target.by === 'name'
    ? route`/wiki/rest/api/group/user?name=${target.name}`
    : route`/wiki/rest/api/group/userByGroupId?groupId=${target.id}`;

const memberPath = (target: WriteTarget, accountId: AccountId): Route =>
  target.by === 'name'
    ? route`/wiki/rest/api/group/user?name=${target.name}&accountId=${accountId}`
    : route`/wiki/rest/api/group/userByGroupId?groupId=${target.id}&accountId=${accountId}`;
