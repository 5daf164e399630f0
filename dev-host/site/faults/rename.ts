import type { Directory } from '../state/directory';
import type { Fault, RenameFault } from './fault';

type Rename = RenameFault['value'][number];

/**
 * The faults with every group that is to be renamed named by its id, so that a group stays the same
 * one whatever other renames do to its name. Throws `RenameRefused` where there is no such group, or
 * where one value names a group or a new name twice.
 */
export const withGroupIds = (directory: Directory, faults: readonly Fault[]): Fault[] =>
  faults.map((fault) =>
    fault.effect === 'rename' ? { ...fault, value: byId(directory, fault.value) } : fault,
  );

/** Why a rename cannot be made, in a sentence. */
export class RenameRefused extends Error {
  override readonly name = 'RenameRefused';
}

const byId = (directory: Directory, renames: readonly Rename[]): Rename[] => {
  const known = renames.map(({ group, to }) => {
    const found = directory.byId(group) ?? directory.byName(group);
    if (found === undefined) throw new RenameRefused(`There is no group '${group}' to rename.`);
    return { group: found.id, to };
  });
  const twice = repeated(known.map(({ group }) => group)) ?? repeated(known.map(({ to }) => to));
  if (twice !== undefined) throw new RenameRefused(`One rename names '${twice}' twice.`);
  return known;
};

const repeated = (texts: readonly string[]): string | undefined =>
  texts.find((text, at) => texts.indexOf(text) < at);

/**
 * Renames groups, all at once, so that they can swap their names. Groups that are gone by now are
 * left out. Throws `RenameRefused`, and renames none, where another group has one of the names.
 */
export const renameGroups = (directory: Directory, renames: readonly Rename[]): void => {
  const renamed = renames.flatMap(({ group, to }) => {
    const found = directory.byId(group);
    return found === undefined ? [] : [{ ...found, name: to }];
  });
  for (const { name } of renamed) {
    const owner = directory.byName(name);
    if (owner !== undefined && renamed.every(({ id }) => id !== owner.id))
      throw new RenameRefused(`No group can be renamed to '${name}': another group has that name.`);
  }
  for (const group of renamed) directory.putGroup(group);
};
