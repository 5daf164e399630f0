import type { DirectoryGroup, GroupManagement } from '../../domain/directoryGroup';
import { parseGroupId } from '../../domain/groupId';
import { parseGroupName } from '../../domain/groupName';

const MANAGEMENTS: readonly unknown[] = ['admins', 'external', 'team'] satisfies GroupManagement[];

const isManagement = (value: unknown): value is GroupManagement => MANAGEMENTS.includes(value);

/** Parses a cached group; undefined if it has another form. */
export const readCachedGroup = (stored: unknown): DirectoryGroup | undefined => {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const fields = stored as Partial<Record<keyof DirectoryGroup, unknown>>;
  const id = parseGroupId(fields.id);
  const name = parseGroupName(fields.name);
  return id.ok && name.ok && isManagement(fields.management)
    ? { id: id.value, name: name.value, management: fields.management }
    : undefined;
};
