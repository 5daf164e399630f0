import type { BodyValue, Fault, RenameFault, StatusValue } from './faults';
import type { Answer } from './http/answer';
import { usualAnswer } from './http/errors';
import type { Directory } from './state/directory';
import type { Site } from './state/site';

/** Returns the answer of a `status` fault. A number gets its usual body and headers. */
export const statusAnswer = (site: Site, value: StatusValue): Answer => {
  if (typeof value === 'number') return usualAnswer(site, value);
  const { status, headers, body } = value;
  return {
    status,
    points: 0,
    ...(headers && { headers }),
    ...(typeof body === 'string' && { text: body, contentType: 'text/plain;charset=UTF-8' }),
    ...(typeof body === 'object' && { body }),
  };
};

/** Replaces the answer to a request that was carried out, as a `body` fault says. */
export const replacedAnswer = (
  { status, headers, points }: Answer,
  { status: otherStatus, body, contentType }: BodyValue,
): Answer => ({
  status: otherStatus ?? status,
  points,
  text: body ?? '',
  ...(headers && { headers }),
  ...(contentType !== undefined && { contentType }),
});

type Rename = RenameFault['value'][number];

/** The reason why a rename is impossible, as a sentence. */
export class RenameRefused extends Error {
  override readonly name = 'RenameRefused';
}

/**
 * Replaces the names of the groups to rename by their IDs, so that later renames don't change which
 * group is meant. Throws `RenameRefused` if there is no such group, or if one value names a group or a
 * new name twice.
 */
export const withGroupIds = (directory: Directory, faults: readonly Fault[]): Fault[] =>
  faults.map((fault) =>
    fault.effect === 'rename' ? { ...fault, value: byId(directory, fault.value) } : fault,
  );

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
 * Renames groups, all at once, so that they can swap names. Skips deleted groups. Throws
 * `RenameRefused`, and renames none, if another group has one of the names.
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
