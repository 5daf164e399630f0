import type { Company, Group, Person } from '../company/company';
import type { Changes, Journal } from './journal';

export type Directory = ReturnType<typeof makeDirectory>;

/**
 * Holds the people and groups of the site as they are now: the company with the changes from the
 * journal. Each change is written to the journal first.
 */
export const makeDirectory = (company: Company, journal: Journal) => {
  const emails = new Map(company.people.map(({ email, accountId }) => [email, accountId]));
  let people: Map<string, Person>;
  let groups: ReturnType<typeof makeGroupIndex>;
  let members: ReturnType<typeof makeMemberIndex>;

  const shown: Changes = {
    group: (id, group) => {
      if (group !== undefined) {
        groups.put(group);
        return;
      }
      groups.remove(id);
      members.removeGroup(id);
    },
    membership: (groupId, accountId, present) => {
      if (present) members.add(groupId, accountId);
      else members.remove(groupId, accountId);
    },
    person: (accountId, active) => {
      const person = people.get(accountId);
      if (person !== undefined) people.set(accountId, { ...person, active });
    },
  };
  const load = (): void => {
    people = new Map(company.people.map((person) => [person.accountId, person]));
    groups = makeGroupIndex(company.groups);
    members = makeMemberIndex(company.members);
    journal.replay(shown);
  };
  load();

  return {
    /** Returns every group, in the order in which Confluence lists them. */
    all: () => groups.all(),
    byId: (id: string) => groups.byId(id),
    /** Finds the group that has exactly this name, code point for code point. */
    byName: (name: string) => groups.byName(name),
    people: () => people.values(),
    person: (accountId: string) => people.get(accountId),
    personByEmail: (email: string) => people.get(emails.get(email.toLowerCase()) ?? ''),
    has: (groupId: string, accountId: string) => members.has(groupId, accountId),
    /** Returns the members of a group, in the order in which they were added. */
    members: (groupId: string) => [...members.of(groupId)].flatMap((id) => people.get(id) ?? []),
    groupsOf: (accountId: string) =>
      [...members.groupsOf(accountId)].flatMap((id) => groups.byId(id) ?? []),
    setMember: (groupId: string, accountId: string, present: boolean): void => {
      journal.membership(groupId, accountId, present);
      shown.membership(groupId, accountId, present);
    },
    putGroup: (group: Group): void => {
      journal.group(group.id, group);
      shown.group(group.id, group);
    },
    removeGroup: (id: string): void => {
      journal.group(id, undefined);
      shown.group(id, undefined);
    },
    setActive: ({ accountId }: Person, active: boolean): void => {
      journal.person(accountId, active);
      shown.person(accountId, active);
    },
    /** Restores the original company. */
    reset: (): void => {
      journal.forget();
      load();
    },
  };
};

const sortKey = ({ name, id }: Group): string => `${name.toLowerCase()}\n${name}\n${id}`;

/** Indexes groups by ID and by name. */
const makeGroupIndex = (groups: readonly Group[]) => {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const byName = new Map(groups.map((group) => [group.name, group]));
  let sorted: readonly Group[] | undefined; // undefined after each change

  const remove = (id: string): void => {
    const group = byId.get(id);
    if (group === undefined) return;
    byId.delete(id);
    // While groups swap their names, another group may already have this name.
    if (byName.get(group.name)?.id === id) byName.delete(group.name);
    sorted = undefined;
  };
  return {
    all: () => (sorted ??= [...byId.values()].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))),
    byId: (id: string) => byId.get(id),
    byName: (name: string) => byName.get(name),
    put: (group: Group): void => {
      remove(group.id);
      byId.set(group.id, group);
      byName.set(group.name, group);
      sorted = undefined;
    },
    remove,
  };
};

/** Indexes memberships by group and by account. */
const makeMemberIndex = (members: ReadonlyMap<string, readonly string[]>) => {
  const byGroup = new Map<string, Set<string>>();
  const byAccount = new Map<string, Set<string>>();
  const put = (index: Map<string, Set<string>>, key: string, item: string): void => {
    const items = index.get(key);
    if (items === undefined) index.set(key, new Set([item]));
    else items.add(item);
  };
  const add = (groupId: string, accountId: string): void => {
    put(byGroup, groupId, accountId);
    put(byAccount, accountId, groupId);
  };
  for (const [groupId, accountIds] of members)
    for (const accountId of accountIds) add(groupId, accountId);

  return {
    has: (groupId: string, accountId: string) => byGroup.get(groupId)?.has(accountId) ?? false,
    of: (groupId: string): Iterable<string> => byGroup.get(groupId) ?? [],
    groupsOf: (accountId: string): Iterable<string> => byAccount.get(accountId) ?? [],
    add,
    remove: (groupId: string, accountId: string): void => {
      byGroup.get(groupId)?.delete(accountId);
      byAccount.get(accountId)?.delete(groupId);
    },
    removeGroup: (groupId: string): void => {
      for (const accountId of byGroup.get(groupId) ?? []) byAccount.get(accountId)?.delete(groupId);
      byGroup.delete(groupId);
    },
  };
};
