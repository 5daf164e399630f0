import type { DirectoryGroup } from './directoryGroup';
import type { GroupName } from './groupName';

const composed = (name: string): string => name.normalize('NFC');
const folded = (name: string): string => composed(name).toLowerCase();

/** Whether two names are the same after Unicode normalization. */
const isSameName = (one: string, other: string): boolean => composed(one) === composed(other);

/**
 * The groups that a name may mean: those of that name after Unicode normalization, or else those
 * that differ in letter case only. More than one fit equally well, and none is to be guessed.
 */
export const matchGroupName = (
  groups: readonly DirectoryGroup[],
  name: GroupName,
): DirectoryGroup[] => {
  const exact = groups.filter((group) => isSameName(group.name, name));
  return exact.length > 0 ? exact : groups.filter((group) => folded(group.name) === folded(name));
};
