import type { Company, Group, Person } from '../company/company';
import { makeGroupIndex, type GroupIndex } from './groupIndex';
import type { Journal } from './journal';
import { makeMemberIndex, type MemberIndex } from './memberIndex';

/**
 * The people and groups of the site as they are now. A change is in the journal before it shows; one
 * that the journal refuses has not happened.
 */
export type Directory = Pick<GroupIndex, 'all' | 'byId' | 'byName'> &
  Pick<MemberIndex, 'has'> & {
    people(): Iterable<Person>;
    person(accountId: string): Person | undefined;
    personByEmail(email: string): Person | undefined;
    members(groupId: string): Person[];
    groupsOf(accountId: string): Group[];
    setMember(groupId: string, accountId: string, present: boolean): void;
    putGroup(group: Group): void;
    removeGroup(id: string): void;
    setActive(person: Person, active: boolean): void;
    /** Back to the company as it was made. */
    reset(): void;
  };

const isKnown = <T>(item: T | undefined): item is T => item !== undefined;

/** Makes the directory of a company, with what the journal holds already carried out. */
export const makeDirectory = (company: Company, journal: Journal): Directory => {
  const emails = new Map(company.people.map(({ email, accountId }) => [email, accountId]));
  let people: Map<string, Person>;
  let groups: GroupIndex;
  let members: MemberIndex;

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
    for (const { groupId, accountId, present } of changes.memberships) {
      showMember(groupId, accountId, present);
    }
    for (const { id, group } of changes.groups) showGroup(id, group);
    for (const { accountId, active } of changes.people) showActive(accountId, active);
  };
  load();

  return {
    all: () => groups.all(),
    byId: (id) => groups.byId(id),
    byName: (name) => groups.byName(name),
    has: (groupId, accountId) => members.has(groupId, accountId),
    people: () => people.values(),
    person: (accountId) => people.get(accountId),
    personByEmail: (email) => people.get(emails.get(email.toLowerCase()) ?? ''),
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
