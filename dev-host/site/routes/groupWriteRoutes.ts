import { randomUUID } from 'node:crypto';
import { isGroupName } from '../company/isGroupName';
import type { Group } from '../company/company';
import { done } from '../http/answer';
import { badRequest } from '../http/errors';
import { groupById } from './findGroup';
import { inBody } from './parameters';
import { refuseManaged, refuseWriter } from './refuseWrite';
import type { Route } from './route';
import { showGroup } from './showGroup';

export const groupWriteRoutes: Route[] = [
  {
    method: 'POST',
    path: '/group',
    handle: (call) => {
      const name = inBody(call, 'name');
      if (!name.ok) return name.answer;
      const refusal = refuseWriter(call);
      if (refusal !== undefined) return refusal;
      if (!isGroupName(name.value)) return badRequest('The name of the group is not valid');
      if (call.site.directory.byName(name.value) !== undefined) {
        return badRequest(`A group named '${name.value}' exists`);
      }
      const group: Group = {
        id: randomUUID(),
        name: name.value,
        managedBy: 'ADMINS',
        usageType: 'USERBASE_GROUP',
        accessTypes: [],
      };
      call.site.directory.putGroup(group);
      return done(201, showGroup(call)(group));
    },
  },
  {
    method: 'DELETE',
    path: '/group/by-id',
    handle: (call) => {
      const group = groupById('id')(call);
      if (!group.ok && group.answer.status === 400) return group.answer;
      const refusal = refuseWriter(call);
      if (refusal !== undefined) return refusal;
      if (!group.ok) return group.answer;
      const managed = refuseManaged(group.value);
      if (managed !== undefined) return managed;
      call.site.directory.removeGroup(group.value.id);
      return done(204);
    },
  },
];
