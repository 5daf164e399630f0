import * as z from 'zod/mini';
import type { DirectoryGroup, GroupManagement } from '../../domain/directoryGroup';
import type { GroupId } from '../../domain/groupId';
import type { GroupName } from '../../domain/groupName';

// Confluence is believed about its own ids and names: they need not pass what callers must.
export const groupSchema = z.object({
  id: z.string(),
  name: z.string(),
  managedBy: z.optional(z.nullable(z.string())),
  usageType: z.optional(z.nullable(z.string())),
});

export type RestGroup = z.output<typeof groupSchema>;

export const groupPageSchema = z.object({ results: z.array(groupSchema) });

const management = ({ managedBy, usageType }: RestGroup): GroupManagement => {
  if (managedBy === 'EXTERNAL') return 'external';
  if (managedBy === 'TEAM_MEMBERS' || usageType === 'TEAM_COLLABORATION') return 'team';
  return 'admins';
};

/** A group as the app speaks of it. */
export const directoryGroup = (group: RestGroup): DirectoryGroup => ({
  id: group.id.toLowerCase() as GroupId,
  name: group.name as GroupName,
  management: management(group),
});
