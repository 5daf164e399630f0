import { randomUUID } from 'node:crypto';
import type { Group } from '../company/company';
import { done, type Answer } from '../http/answer';
import { findGroup, groupReference, inBody, required, type Given } from './parameters';
import { acceptedGroup } from './refusals';
import type { Call, Route } from './route';
import { showGroup } from './shapes';

// Each handler reads its parameters, then asks `refusals.ts`, then makes the change.

const createGroup = (call: Call): Answer => {
  const name = inBody(call, 'name');
  if (!name.ok) return name.answer;
  const draft: Group = {
    id: randomUUID(),
    name: name.value,
    managedBy: 'ADMINS',
    usageType: 'USERBASE_GROUP',
    accessTypes: [],
  };
  const group = acceptedGroup({
    kind: 'create-group',
    call,
    groupName: name.value,
    group: { ok: true, value: draft },
  });
  if (!group.ok) return group.answer;
  call.site.directory.putGroup(group.value);
  return done(201, showGroup(call)(group.value));
};

const deleteGroup = (call: Call): Answer => {
  const reference = groupReference(call, 'id');
  if (!reference.ok) return reference.answer;
  const group = acceptedGroup({
    kind: 'delete-group',
    call,
    group: findGroup(call, reference.value),
  });
  if (!group.ok) return group.answer;
  call.site.directory.removeGroup(group.value.id);
  return done(204);
};

type Membership = { groupId: string; accountId: string };

/** Reads which membership a request changes, unless the change is refused. */
const membershipIn = (
  kind: 'add-member' | 'remove-member',
  call: Call,
  parameter: 'groupId' | 'name',
): Given<Membership> => {
  const reference = groupReference(call, parameter);
  if (!reference.ok) return reference;
  const account = (kind === 'add-member' ? inBody : required)(call, 'accountId');
  if (!account.ok) return account;
  const accountId = account.value;
  const group = acceptedGroup({
    kind,
    call,
    ...(reference.value.kind === 'name' && { groupName: reference.value.value }),
    group: findGroup(call, reference.value),
    accountId,
  });
  return group.ok ? { ok: true, value: { groupId: group.value.id, accountId } } : group;
};

const addMember =
  (parameter: 'groupId' | 'name') =>
  (call: Call): Answer => {
    const membership = membershipIn('add-member', call, parameter);
    if (!membership.ok) return membership.answer;
    const { groupId, accountId } = membership.value;
    call.site.directory.setMember(groupId, accountId, true);
    return carriedOut(call, 201);
  };

const removeMember =
  (parameter: 'groupId' | 'name') =>
  (call: Call): Answer => {
    const membership = membershipIn('remove-member', call, parameter);
    if (!membership.ok) return membership.answer;
    const { groupId, accountId } = membership.value;
    const { directory } = call.site;
    if (directory.has(groupId, accountId)) directory.setMember(groupId, accountId, false);
    return carriedOut(call, 204); // also if the account was no member
  };

/** Answers a change that was made, with its usual status or the next one in the site's settings. */
const carriedOut = ({ site }: Call, usual: 201 | 204): Answer => {
  const status = site.nextWriteStatus() ?? usual;
  return status === 201 || status === 204 ? done(status) : done(status, {});
};

export const writeRoutes: Route[] = [
  { method: 'POST', path: '/group/user', byName: true, handle: addMember('name') },
  { method: 'DELETE', path: '/group/user', byName: true, handle: removeMember('name') },
  { method: 'POST', path: '/group/userByGroupId', handle: addMember('groupId') },
  { method: 'DELETE', path: '/group/userByGroupId', handle: removeMember('groupId') },
  { method: 'POST', path: '/group', handle: createGroup },
  { method: 'DELETE', path: '/group/by-id', handle: deleteGroup },
];
