import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/groupId';
import type { Outcome } from '../../domain/outcome';

/** What a group gives its members: administration of Confluence, or of the whole site. */
export type AdminAccess = 'admin' | 'site-admin';

/** What a group gives its members: a seat in Confluence, or administration. */
export type GroupAccess = AdminAccess | 'user';

/** Who may do what, as Confluence says. A failure means that nothing is known. */
export type AuthorityDirectory = {
  /** Whether the present admin (`viewer`) or an absent one administers Confluence. */
  administersConfluence: (who: 'viewer' | AccountId) => Promise<Outcome<boolean>>;
  /** The groups that an account is in. */
  groupsOf: (accountId: AccountId) => Promise<Outcome<GroupId[]>>;
  /** The groups that give this access; an answer within 5 seconds or none. */
  groupsGiving: (access: GroupAccess) => Promise<Outcome<GroupId[]>>;
};
