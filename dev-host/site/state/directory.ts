import type { Company, Group, Person } from '../company/company';
import type { Change, Journal } from './journal';

export type Directory = ReturnType<typeof makeDirectory>;

/** Something that happened to a group, as an app hears of it. */
export type GroupEvent = { kind: 'created' | 'deleted'; group: Pick<Group, 'id' | 'name'> };

/**
 * Holds the people and groups of the site as they are now: the company with the changes from the
 * journal. Each change is written to the journal first.
 */
export const makeDirectory = (
  company: Company,
  journal: Journal,
  now: () => number,
  tell: (event: GroupEvent) => void,
) => {
  const people = new Map<string, Person>();
  const emails = new Map(company.people.map(({ email, accountId }) => [email, accountId]));
  const groups = new Map<string, Group>();
  const groupsByName = new Map<string, Group>();
  const memberIds = new Map<string, Set<string>>(); // account IDs by group ID
  const groupIds = new Map<string, Set<string>>(); // group IDs by account ID
  let sorted: readonly Group[] | undefined; // undefined after each change of a group
  let recent: RecentChange[] = []; // the memberships that changed since the start, oldest first

  const apply = (change: Change): void => {
    if (change.kind === 'group') {
      const { id, group } = change;
      sorted = undefined;
      const { name = '' } = groups.get(id) ?? {};
      // While groups swap their names, another group may already have this name.
      if (groupsByName.get(name)?.id === id) groupsByName.delete(name);
      if (group !== undefined) {
        groups.set(id, group);
        groupsByName.set(group.name, group);
        return;
      }
      groups.delete(id);
      for (const accountId of memberIds.get(id) ?? []) groupIds.get(accountId)?.delete(id);
      memberIds.delete(id);
    } else if (change.kind === 'membership') {
      const { groupId, accountId, present } = change;
      const method = present ? 'add' : 'delete';
      setAt(memberIds, groupId)[method](accountId);
      setAt(groupIds, accountId)[method](groupId);
    } else {
      const person = people.get(change.accountId);
      if (person !== undefined) people.set(change.accountId, { ...person, active: change.active });
    }
  };
  const record = (change: Change): void => {
    journal.add(change);
    apply(change);
  };
  /** The memberships that changed after a time, the latest first. */
  const changesAfter = (time: number): RecentChange[] =>
    recent.slice(recent.findLastIndex(({ at }) => at <= time) + 1).toReversed();
  const load = (): void => {
    recent = [];
    for (const index of [people, groups, groupsByName, memberIds, groupIds]) index.clear();
    for (const person of company.people) people.set(person.accountId, person);
    for (const group of company.groups) apply({ kind: 'group', id: group.id, group });
    for (const [groupId, accountIds] of company.members) {
      memberIds.set(groupId, new Set(accountIds));
      for (const accountId of accountIds) setAt(groupIds, accountId).add(groupId);
    }
    journal.replay(apply);
  };
  load();

  return {
    /** Returns every group, in the order in which Confluence lists them. */
    all: () => (sorted ??= [...groups.values()].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))),
    byId: (id: string) => groups.get(id),
    /** Finds the group that has exactly this name, code point for code point. */
    byName: (name: string) => groupsByName.get(name),
    people: () => people.values(),
    person: (accountId: string) => people.get(accountId),
    personByEmail: (email: string) => people.get(emails.get(email.toLowerCase()) ?? ''),
    has: (groupId: string, accountId: string) => memberIds.get(groupId)?.has(accountId) ?? false,
    /** Returns the members of a group, in the order in which they were added. */
    members: (groupId: string) =>
      [...(memberIds.get(groupId) ?? [])].flatMap((id) => people.get(id) ?? []),
    groupsOf: (accountId: string) =>
      [...(groupIds.get(accountId) ?? [])].flatMap((id) => groups.get(id) ?? []),
    /** Returns the members of a group as they were at a time, in milliseconds since 1970. */
    membersAt: (groupId: string, time: number) => {
      const ids = [...(memberIds.get(groupId) ?? [])];
      for (const change of changesAfter(time)) {
        if (change.groupId !== groupId) continue;
        if (change.present) ids.splice(change.place, 1);
        else ids.splice(change.place, 0, change.accountId);
      }
      return ids.flatMap((id) => people.get(id) ?? []);
    },
    /** Returns the groups of an account as they were at a time. */
    groupsAt: (accountId: string, time: number) => {
      const ids = new Set(groupIds.get(accountId));
      for (const change of changesAfter(time))
        if (change.accountId === accountId) ids[change.present ? 'delete' : 'add'](change.groupId);
      return [...ids].flatMap((id) => groups.get(id) ?? []);
    },
    setMember: (groupId: string, accountId: string, present: boolean): void => {
      const ids = setAt(memberIds, groupId);
      const isChange = ids.has(accountId) !== present;
      const place = isChange && !present ? [...ids].indexOf(accountId) : ids.size;
      record({ kind: 'membership', groupId, accountId, present });
      if (isChange) recent.push({ groupId, accountId, present, place, at: now() });
    },
    putGroup: (group: Group): void => {
      const { id, name } = group;
      const isNew = !groups.has(id);
      record({ kind: 'group', id, group });
      if (isNew) tell({ kind: 'created', group: { id, name } });
    },
    removeGroup: (id: string): void => {
      const { name } = groups.get(id) ?? {};
      record({ kind: 'group', id, group: undefined });
      if (name !== undefined) tell({ kind: 'deleted', group: { id, name } });
    },
    setActive: (accountId: string, active: boolean): void =>
      record({ kind: 'person', accountId, active }),
    /** Restores the original company. */
    reset: (): void => {
      journal.forget();
      load();
    },
  };
};

type RecentChange = {
  groupId: string;
  accountId: string;
  present: boolean;
  /** Where the account is in the group's list, or was. */
  place: number;
  at: number;
};

const sortKey = ({ name, id }: Group): string => `${name.toLowerCase()}\n${name}\n${id}`;

const setAt = (sets: Map<string, Set<string>>, key: string): Set<string> => {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set);
  return set;
};
