import type {
  AuthorityDirectory,
  GroupAccess,
  PeopleDirectory,
} from '../../../src/application/ports/confluence';
import type { AccountId } from '../../../src/domain/accountId';
import type { DirectoryGroup, GroupId, GroupManagement } from '../../../src/domain/group';
import { groupIdOf, groupName, PEOPLE } from '../examples';
import { makeFakeAuthorityDirectory } from './fakeAuthorityDirectory';
import { type ConfluenceGroups, makeFakeGroupDirectory } from './fakeGroupDirectory';
import { makeFakePeople } from './fakePeople';
import { makeWorld, type Profile, type World } from './world';

export type GroupDraft = {
  name: string;
  management?: GroupManagement;
  gives?: GroupAccess[];
  members?: AccountId[];
};

export type FakeConfluence = {
  directory: ConfluenceGroups;
  authority: AuthorityDirectory;
  people: PeopleDirectory;
  world: World;
  makeGroup: (draft: GroupDraft) => DirectoryGroup;
  /** Creates an account with a name and an address. */
  makePerson: (accountId: AccountId, profile: Profile) => AccountId;
  renameGroup: (id: GroupId, name: string) => void;
  membersOf: (id: GroupId) => AccountId[];
  /** The calls that changed, or tried to change, a membership. */
  writes: () => string[];
};

/**
 * A small Confluence in memory. Everyone in `PEOPLE` has an account. The site admin is in
 * `site-admins`, the Confluence admin in `it-operations`, which gives Confluence administration
 * although its name does not say so.
 */
export const makeFakeConfluence = (): FakeConfluence => {
  const world = makeWorld();
  for (const person of Object.values(PEOPLE)) world.people.add(person);

  const makeGroup = ({ name, management = 'admins', gives = [], members = [] }: GroupDraft) => {
    const group = { id: groupIdOf(world.groups.size + 101), name: groupName(name), management };
    world.groups.set(group.id, { ...group, gives, members: new Set(members) });
    return group;
  };
  const existing = (id: GroupId) => {
    const group = world.groups.get(id);
    if (group === undefined) throw new Error(`The fake Confluence has no group ${id}.`);
    return group;
  };

  makeGroup({ name: 'site-admins', gives: ['admin', 'site-admin'], members: [PEOPLE.siteAdmin] });
  makeGroup({ name: 'it-operations', gives: ['admin'], members: [PEOPLE.confluenceAdmin] });

  return {
    directory: makeFakeGroupDirectory(world),
    authority: makeFakeAuthorityDirectory(world),
    people: makeFakePeople(world),
    world,
    makeGroup,
    makePerson: (accountId, profile) => {
      world.people.add(accountId);
      world.profiles.set(accountId, profile);
      return accountId;
    },
    renameGroup: (id, name) => {
      world.groups.set(id, { ...existing(id), name: groupName(name) });
    },
    membersOf: (id) => [...existing(id).members],
    writes: () =>
      world.requests.flatMap(({ call, as }) =>
        /^(add|remove) /.test(call) ? [`${call} as ${as}`] : [],
      ),
  };
};
