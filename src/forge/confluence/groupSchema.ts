import * as z from 'zod/mini';
import type { DirectoryGroup, GroupId, GroupManagement, GroupName } from '../../domain/group';
import { pageOf } from './readPages';

// Confluence is believed about its own ids and names: they need not pass what callers must.
export const groupSchema = z.object({
  id: z.string(),
  name: z.string(),
  managedBy: z.optional(z.nullable(z.string())),
  usageType: z.optional(z.nullable(z.string())),
});

export type RestGroup = z.output<typeof groupSchema>;

export const groupPageSchema = pageOf(groupSchema);

const management = ({ managedBy, usageType }: RestGroup): GroupManagement => {
  if (managedBy === 'EXTERNAL') return 'external';
  if (managedBy === 'TEAM_MEMBERS' || usageType === 'TEAM_COLLABORATION') return 'team';
  return 'admins';
};

/** A group's ID in the app's spelling. */
export const restGroupId = ({ id }: RestGroup): GroupId => id.toLowerCase() as GroupId;

/** A group as the app speaks of it. */
export const directoryGroup = (group: RestGroup): DirectoryGroup => ({
  id: restGroupId(group),
  name: group.name as GroupName,
  management: management(group),
});
