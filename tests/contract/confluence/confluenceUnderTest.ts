import type {
  AdminAccess,
  AuthorityDirectory,
  PeopleDirectory,
} from '../../../src/application/ports/confluence';
import type { AccountId } from '../../../src/domain/accountId';
import type { DirectoryGroup, GroupId, GroupManagement } from '../../../src/domain/group';
import type { ConfluenceGroups } from '../../fakes/confluence/fakeGroupDirectory';

/** A person with an account, as the site itself knows them. */
export type KnownPerson = { accountId: AccountId; name: string; email: string; isApp: boolean };

export type Accounts = Record<'siteAdmin' | 'confluenceAdmin' | 'nobodySpecial', AccountId>;

/** A Confluence behind its ports, with what a suite must be able to set up. */
export type ConfluenceUnderTest = {
  directory: ConfluenceGroups;
  authority: AuthorityDirectory;
  people: PeopleDirectory;
  /** Everyone who is active; some share a name. */
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
    /** The most entries on a page of a list, whatever the request. */
    pageCut?: number;
    /** Whether the site says how many members a group has. */
    tellsCounts?: boolean;
    /** The people search answers 400 if the name contains one of these characters. */
    searchRefuses?: string;
    /** The site's answer to a request for addresses: 501 and 400 are two ways to hide them. */
    emails?: 'shown' | 'off' | 'not-approved';
  }) => Promise<void>;
};

/** Starts the implementation once; `fresh` resets it for each test. */
export type StartConfluence = () => Promise<{
  fresh: () => Promise<ConfluenceUnderTest>;
  close: () => Promise<void>;
}>;
