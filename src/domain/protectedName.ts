import type { GroupName } from './groupName';

/**
 * Whether a group's name alone says that it must never be written with the app's authority.
 * `trusted-users` and `atlassian-addons…` are Atlassian's own groups.
 */
export const isProtectedName = (name: GroupName): boolean => {
  const plain = name.normalize('NFKC').toLowerCase();
  return (
    plain.includes('admin') || plain === 'trusted-users' || plain.startsWith('atlassian-addons')
  );
};
