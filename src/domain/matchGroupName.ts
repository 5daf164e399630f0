import type { DirectoryGroup } from './directoryGroup';
import type { GroupName } from './groupName';

export type NameMatch = { is: 'one'; group: DirectoryGroup } | { is: 'none' } | { is: 'several' };

const composed = (name: string): string => name.normalize('NFC');
const folded = (name: string): string => composed(name).toLowerCase();

/**
 * The group that a name means: the one of that name after Unicode normalization, or else the one
 * that differs in letter case only. Two that fit equally well are `several`, never a guess.
 */
export const matchGroupName = (groups: readonly DirectoryGroup[], name: GroupName): NameMatch => {
  const exact = groups.filter((group) => composed(group.name) === composed(name));
  const fitting =
    exact.length > 0 ? exact : groups.filter((group) => folded(group.name) === folded(name));
  const [group] = fitting;
  if (group === undefined) return { is: 'none' };
  return fitting.length === 1 ? { is: 'one', group } : { is: 'several' };
};
