import { randomUUID } from 'node:crypto';
import type { Group } from '../company/company';
import { type Answer, done } from '../http/answer';
import { findGroup, inBody, required } from './parameters';
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
  const id = required(call, 'id');
  if (!id.ok) return id.answer;
  const group = acceptedGroup({
    kind: 'delete-group',
    call,
    group: findGroup(call, 'id', id.value),
  });
  if (!group.ok) return group.answer;
  call.site.directory.removeGroup(group.value.id);
  return done(204);
};

const changeMember =
  (kind: 'add-member' | 'remove-member', parameter: 'groupId' | 'name') =>
  (call: Call): Answer => {
    const present = kind === 'add-member';
    const text = required(call, parameter);
    if (!text.ok) return text.answer;
    const account = present ? inBody(call, 'accountId') : required(call, 'accountId');
    if (!account.ok) return account.answer;
    const accountId = account.value;
    const group = acceptedGroup({
      kind,
      call,
      ...(parameter === 'name' && { groupName: text.value }),
      group: findGroup(call, parameter, text.value),
      accountId,
    });
    if (!group.ok) return group.answer;
    const { directory } = call.site;
    const { id } = group.value;
    if (directory.has(id, accountId) !== present) directory.setMember(id, accountId, present);
    // The settings can name another status. A removal gets 204 even if the account was not a member.
    const status = call.site.nextWriteStatus() ?? (present ? 201 : 204);
    return status === 201 || status === 204 ? done(status) : done(status, {});
  };

export const writeRoutes: Route[] = [
  { method: 'POST', path: '/group/user', byName: true, handle: changeMember('add-member', 'name') },
  {
    method: 'DELETE',
    path: '/group/user',
    byName: true,
    handle: changeMember('remove-member', 'name'),
  },
  { method: 'POST', path: '/group/userByGroupId', handle: changeMember('add-member', 'groupId') },
  {
    method: 'DELETE',
    path: '/group/userByGroupId',
    handle: changeMember('remove-member', 'groupId'),
  },
  { method: 'POST', path: '/group', handle: createGroup },
  { method: 'DELETE', path: '/group/by-id', handle: deleteGroup },
];
