import type { Group } from '../company/company';

/** Groups by id and by name, and all of them in the order in which Confluence lists them. */
export type GroupIndex = {
  all(): readonly Group[];
  byId(id: string): Group | undefined;
  /** The group of exactly this name, code point for code point. */
  byName(name: string): Group | undefined;
  put(group: Group): void;
  remove(id: string): void;
};

const sortKey = ({ name, id }: Group): string => `${name.toLowerCase()}\n${name}\n${id}`;

export const makeGroupIndex = (groups: readonly Group[]): GroupIndex => {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const byName = new Map(groups.map((group) => [group.name, group]));
  let listed: readonly Group[] | undefined; // sorted when asked for, kept until a group changes

  const remove = (id: string): void => {
    const group = byId.get(id);
    if (group === undefined) return;
    byId.delete(id);
    // Where groups swap their names, the name may be another group's by now.
    if (byName.get(group.name)?.id === id) byName.delete(group.name);
    listed = undefined;
  };
  return {
    all: () => (listed ??= [...byId.values()].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))),
    byId: (id) => byId.get(id),
    byName: (name) => byName.get(name),
    put: (group) => {
      remove(group.id);
      byId.set(group.id, group);
      byName.set(group.name, group);
      listed = undefined;
    },
    remove,
  };
};
