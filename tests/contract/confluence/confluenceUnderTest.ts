import type {
  AdminAccess,
  AuthorityDirectory,
  PeopleDirectory,
} from '../../../src/application/ports/confluence';
import type { AccountId } from '../../../src/domain/accountId';
import type { ConfluenceGroups } from '../../fakes/confluence/fakeGroupDirectory';
import type { DirectoryGroup, GroupId, GroupManagement } from '../../../src/domain/group';

/** Somebody with an account, as the site itself knows them. */
export type KnownPerson = { accountId: AccountId; name: string; email: string; isApp: boolean };

export type Accounts = Record<'siteAdmin' | 'confluenceAdmin' | 'nobodySpecial', AccountId>;

/** A Confluence behind its ports, and what a suite must be able to arrange in it. */
export type ConfluenceUnderTest = {
  directory: ConfluenceGroups;
  authority: AuthorityDirectory;
  people: PeopleDirectory;
  /** Everybody who is active, some of whom share a name. */
  everybody: () => Promise<KnownPerson[]>;
  accounts: Accounts;
  signIn: (accountId: AccountId | undefined) => void;
  makeGroup: (draft: {
    name: string;
    management?: GroupManagement;
    gives?: AdminAccess[];
    members?: AccountId[];
  }) => Promise<DirectoryGroup>;
  suspend: (accountId: AccountId) => Promise<void>;
  membersOf: (id: GroupId) => Promise<readonly string[]>;
  configure: (settings: {
    appMayWrite?: boolean;
    nameEndpoints?: 'on' | 'retired';
    standIn?: boolean;
    /** How many entries a page of a list has at most, whatever limit was asked for. */
    pageCut?: number;
    /** What the site does where addresses are asked for: 501 and 400 are two ways to hide them. */
    emails?: 'shown' | 'off' | 'not-approved';
  }) => Promise<void>;
};

/** Starts whatever is behind it once; `fresh` gives it as it was at the start, for each test. */
export type StartConfluence = () => Promise<{
  fresh: () => Promise<ConfluenceUnderTest>;
  close: () => Promise<void>;
}>;
