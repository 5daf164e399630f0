import type { DirectoryGroup } from '../../domain/directoryGroup';
import type { GroupId } from '../../domain/groupId';
import type { GroupName } from '../../domain/groupName';
import type { GroupReference } from '../../domain/groupReference';
import { matchGroupName } from '../../domain/matchGroupName';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { GroupDirectory } from '../ports/groupDirectory';
import type { Memory } from '../ports/memory';
import { readRememberedGroup } from './rememberedGroup';

const LOOKUP_KEPT_SECONDS = 60;

export type GroupLookup = (reference: GroupReference) => Promise<Outcome<DirectoryGroup>>;

/**
 * Finds the one group that a caller names, and keeps it for a minute. A name that was remembered
 * is confirmed by the group's id before it is believed: had it moved to another group meanwhile,
 * that group would receive what was meant for this one.
 */
export const makeGroupLookup = (parts: {
  directory: GroupDirectory;
  memory: Memory;
}): GroupLookup => {
  const { directory, memory } = parts;

  const remember = async (memoryKey: string, group: DirectoryGroup): Promise<void> =>
    memory.remember(memoryKey, group, LOOKUP_KEPT_SECONDS);

  const byId = async (id: GroupId): Promise<Outcome<DirectoryGroup>> => {
    const memoryKey = `group-by-id ${id}`;
    const remembered = await memory.recall(memoryKey, readRememberedGroup);
    if (remembered) return ok(remembered);
    const found = await directory.readById(id);
    if (found.ok) await remember(memoryKey, found.value);
    return found;
  };

  const confirm = async (
    memoryKey: string,
    remembered: DirectoryGroup,
  ): Promise<Outcome<DirectoryGroup>> => {
    const now = await directory.readById(remembered.id);
    if (now.ok && now.value.name === remembered.name) return now;
    await memory.forget(memoryKey);
    return now.ok ? failed('group-not-found') : now;
  };

  const byName = async (name: GroupName, seenAs?: GroupId): Promise<Outcome<DirectoryGroup>> => {
    const memoryKey = `group-by-name ${name.normalize('NFC')}`;
    const remembered = await memory.recall(memoryKey, readRememberedGroup);
    if (remembered) return confirm(memoryKey, remembered);
    const found = await findByName(directory, name);
    if (!found.ok) return found;
    const [only, ...others] = found.value;
    if (others.length === 0) {
      await remember(memoryKey, only);
      return ok(only);
    }
    const seen = found.value.find(({ id }) => id === seenAs);
    return seen ? ok(seen) : failed('invalid-input', { field: 'group' });
  };

  return async (reference) => {
    if (reference.by === 'id') return byId(reference.id);
    const found = await byName(reference.name, reference.seenAs);
    const isAnother =
      found.ok && reference.seenAs !== undefined && found.value.id !== reference.seenAs;
    return isAnother ? failed('group-not-found') : found;
  };
};

const findByName = async (
  directory: GroupDirectory,
  name: GroupName,
): Promise<Outcome<readonly [DirectoryGroup, ...DirectoryGroup[]]>> => {
  // A site may hold the name in either Unicode form, and its search compares code points.
  const forms = new Set([name.normalize('NFC'), name.normalize('NFD')]);
  const groups = new Map<GroupId, DirectoryGroup>();
  let complete = true;
  for (const form of forms) {
    const found = await directory.findByText(form);
    if (!found.ok) return found;
    for (const group of found.value.groups) groups.set(group.id, group);
    complete &&= found.value.complete;
  }
  const [first, ...others] = matchGroupName([...groups.values()], name);
  if (first) return ok([first, ...others]);
  // With more hits than were read, only the id can say which group is meant.
  return complete ? failed('group-not-found') : failed('invalid-input', { field: 'group' });
};
