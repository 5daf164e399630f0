import { done, type Answer } from '../http/answer';
import { confluenceError, notFound } from '../http/errors';
import type { Call } from './call';
import { groupById, groupByName, type FindGroup } from './findGroup';
import { inBody, required } from './parameters';
import { refuseManaged, refuseWriter } from './refuseWrite';
import type { Route } from './route';

/** Checks in Confluence's order: is the request whole, may the caller, is everything there. */
const change = (
  call: Call,
  find: FindGroup,
  accountOf: typeof required,
  apply: (groupId: string, accountId: string) => Answer,
): Answer => {
  const group = find(call);
  const account = accountOf(call, 'accountId');
  if (!group.ok && group.answer.status === 400) return group.answer;
  if (!account.ok) return account.answer;
  const refusal = refuseWriter(call);
  if (refusal !== undefined) return refusal;
  if (!group.ok) return group.answer;
  const accountId = account.value;
  if (call.site.directory.person(accountId) === undefined) {
    return notFound(`No user found with accountId: ${accountId}`);
  }
  return refuseManaged(group.value) ?? apply(group.value.id, accountId);
};

/** The answer to a change that was made: its usual status, or the next that the site is set to. */
const carriedOut = ({ site }: Call, usual: 201 | 204): Answer => {
  const status = site.nextWriteStatus() ?? usual;
  return status === 201 || status === 204 ? done(status) : done(status, {});
};

const add =
  (find: FindGroup) =>
  (call: Call): Answer =>
    change(call, find, inBody, (groupId, accountId) => {
      const { directory } = call.site;
      if (directory.has(groupId, accountId)) {
        return confluenceError(409, `User ${accountId} is already a member of the group`);
      }
      directory.setMember(groupId, accountId, true);
      return carriedOut(call, 201);
    });

const remove =
  (find: FindGroup) =>
  (call: Call): Answer =>
    change(call, find, required, (groupId, accountId) => {
      const { directory } = call.site;
      if (directory.has(groupId, accountId)) directory.setMember(groupId, accountId, false);
      return carriedOut(call, 204); // for somebody who was no member too
    });

/** Adding to and removing from groups, named by id or, the older way, by name. */
export const membershipRoutes: Route[] = [
  { method: 'POST', path: '/group/user', byName: true, handle: add(groupByName) },
  { method: 'DELETE', path: '/group/user', byName: true, handle: remove(groupByName) },
  { method: 'POST', path: '/group/userByGroupId', handle: add(groupById('groupId')) },
  { method: 'DELETE', path: '/group/userByGroupId', handle: remove(groupById('groupId')) },
];
