import type { Company, Group, Person } from '../company/company';
import type { Journal } from './journal';

/** The people and groups of the site as they are now. Each change is written to the journal first. */
export type Directory = {
  /** Every group, in the order in which Confluence lists them. */
  all(): readonly Group[];
  byId(id: string): Group | undefined;
  /** Finds the group that has exactly this name, code point for code point. */
  byName(name: string): Group | undefined;
  people(): Iterable<Person>;
  person(accountId: string): Person | undefined;
  personByEmail(email: string): Person | undefined;
  has(groupId: string, accountId: string): boolean;
  /** The members of a group, in the order in which they were added. */
  members(groupId: string): Person[];
  groupsOf(accountId: string): Group[];
  setMember(groupId: string, accountId: string, present: boolean): void;
  putGroup(group: Group): void;
  removeGroup(id: string): void;
  setActive(person: Person, active: boolean): void;
  /** Restores the original company. */
  reset(): void;
};

/** Makes the directory of a company, with the changes from the journal. */
export const makeDirectory = (company: Company, journal: Journal): Directory => {
  const emails = new Map(company.people.map(({ email, accountId }) => [email, accountId]));
  let people: Map<string, Person>;
  let groups: ReturnType<typeof makeGroupIndex>;
  let members: ReturnType<typeof makeMemberIndex>;

  const showMember = (groupId: string, accountId: string, present: boolean): void => {
    if (present) members.add(groupId, accountId);
    else members.remove(groupId, accountId);
  };
  const showGroup = (id: string, group: Group | undefined): void => {
    if (group !== undefined) {
      groups.put(group);
      return;
    }
    groups.remove(id);
    members.removeGroup(id);
  };
  const showActive = (accountId: string, active: boolean): void => {
    const person = people.get(accountId);
    if (person !== undefined) people.set(accountId, { ...person, active });
  };
  const load = (): void => {
    people = new Map(company.people.map((person) => [person.accountId, person]));
    groups = makeGroupIndex(company.groups);
    members = makeMemberIndex(company.members);
    const changes = journal.read();
    for (const { groupId, accountId, present } of changes.memberships)
      showMember(groupId, accountId, present);
    for (const { id, group } of changes.groups) showGroup(id, group);
    for (const { accountId, active } of changes.people) showActive(accountId, active);
  };
  load();

  return {
    all: () => groups.all(),
    byId: (id) => groups.byId(id),
    byName: (name) => groups.byName(name),
    people: () => people.values(),
    person: (accountId) => people.get(accountId),
    personByEmail: (email) => people.get(emails.get(email.toLowerCase()) ?? ''),
    has: (groupId, accountId) => members.has(groupId, accountId),
    members: (groupId) => Array.from(members.of(groupId), (id) => people.get(id)).filter(isKnown),
    groupsOf: (accountId) =>
      Array.from(members.groupsOf(accountId), (id) => groups.byId(id)).filter(isKnown),
    setMember: (groupId, accountId, present) => {
      journal.keepMembership(groupId, accountId, present);
      showMember(groupId, accountId, present);
    },
    putGroup: (group) => {
      journal.keepGroup(group.id, group);
      showGroup(group.id, group);
    },
    removeGroup: (id) => {
      journal.keepGroup(id, undefined);
      showGroup(id, undefined);
    },
    setActive: ({ accountId }, active) => {
      journal.keepPerson(accountId, active);
      showActive(accountId, active);
    },
    reset: () => {
      journal.forget();
      load();
    },
  };
};

const isKnown = <T>(item: T | undefined): item is T => item !== undefined;

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
