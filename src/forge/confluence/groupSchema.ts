import * as z from 'zod/mini';
import type { DirectoryGroup, GroupId, GroupManagement, GroupName } from '../../domain/group';
import { pageOf } from './readPages';

// Confluence's own IDs and names are trusted. They need not pass the checks for callers.
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

/** A group's ID in lower case, as the app writes it. */
export const restGroupId = ({ id }: RestGroup): GroupId => id.toLowerCase() as GroupId;

/** A group as the app represents it. */
export const directoryGroup = (group: RestGroup): DirectoryGroup => ({
  id: restGroupId(group),
  name: group.name as GroupName,
  management: management(group),
});
