import type { DirectoryGroup } from '../../domain/directoryGroup';
import type { GroupId } from '../../domain/groupId';
import type { GroupName } from '../../domain/groupName';
import type { GroupReference } from '../../domain/groupReference';
import { isSameName, matchGroupName } from '../../domain/matchGroupName';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { unicodeForms } from '../../domain/unicodeForms';
import { memoryKeys } from '../memoryKeys';
import type { GroupDirectory } from '../ports/groupDirectory';
import type { Memory } from '../ports/memory';
import { readRememberedGroup } from './rememberedGroup';

const LOOKUP_KEPT_SECONDS = 60;

export type GroupLookup = (reference: GroupReference) => Promise<Outcome<DirectoryGroup>>;

/**
 * Finds the one group that a caller names, and keeps it for a minute. A name that was remembered,
 * or that the caller saw, is confirmed by the group's id before it is believed: had it moved to
 * another group meanwhile, that group would receive what was meant for this one.
 */
export const makeGroupLookup = (parts: {
  directory: GroupDirectory;
  memory: Memory;
}): GroupLookup => {
  const { directory, memory } = parts;

  const byId = async (id: GroupId): Promise<Outcome<DirectoryGroup>> => {
    const memoryKey = memoryKeys.groupById(id);
    const remembered = await memory.recall(memoryKey, readRememberedGroup);
    if (remembered) return ok(remembered);
    const found = await directory.readById(id);
    if (found.ok) await memory.remember(memoryKey, found.value, LOOKUP_KEPT_SECONDS);
    return found;
  };

  /** The group of this id, where it still has this name. */
  const confirm = async (id: GroupId, name: GroupName): Promise<Outcome<DirectoryGroup>> => {
    const now = await directory.readById(id);
    return now.ok && now.value.name !== name ? failed('group-not-found') : now;
  };

  const byName = async (name: GroupName): Promise<Outcome<DirectoryGroup>> => {
    const memoryKey = memoryKeys.groupByName(name);
    const remembered = await memory.recall(memoryKey, readRememberedGroup);
    const found = remembered
      ? await confirm(remembered.id, remembered.name)
      : await findByName(directory, name);
    if (!found.ok) await memory.forget(memoryKey);
    else if (!remembered) await memory.remember(memoryKey, found.value, LOOKUP_KEPT_SECONDS);
    return found;
  };

  return (reference) => {
    if (reference.by === 'id') return byId(reference.id);
    return reference.seenAs === undefined
      ? byName(reference.name)
      : confirm(reference.seenAs, reference.name);
  };
};

const findByName = async (
  directory: GroupDirectory,
  name: GroupName,
): Promise<Outcome<DirectoryGroup>> => {
  const groups = new Map<GroupId, DirectoryGroup>();
  let complete = true;
  // A site may hold the name in another Unicode form, and its search compares code points.
  for (const form of unicodeForms(name)) {
    const found = await directory.findByText(form);
    if (!found.ok) return found;
    for (const group of found.value.groups) groups.set(group.id, group);
    complete &&= found.value.complete;
  }
  return chosen(matchGroupName([...groups.values()], name), name, complete);
};

// Of several that fit, or where the listing was cut off before the exact one, only an id can say
// which group is meant.
const chosen = (
  [first, ...others]: readonly DirectoryGroup[],
  name: GroupName,
  complete: boolean,
): Outcome<DirectoryGroup> => {
  if (!first && complete) return failed('group-not-found');
  if (!first || others.length > 0 || !(complete || isSameName(first.name, name)))
    return failed('invalid-input', { field: 'group' });
  return ok(first);
};
