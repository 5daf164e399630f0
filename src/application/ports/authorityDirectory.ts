import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/groupId';
import type { Outcome } from '../../domain/outcome';

/** What a group gives its members: administration of Confluence, or of the whole site. */
export type AdminAccess = 'admin' | 'site-admin';

/** What a group gives its members: a seat in Confluence, or administration. */
export type GroupAccess = AdminAccess | 'user';

/**
 * Who may do what, as Confluence says. A failure means that nothing is known. A list is given whole
 * or not at all: one of more than 1,000 groups, or one that cannot be followed to its end, is
 * `unavailable`.
 */
export type AuthorityDirectory = {
  /** Whether the admin who is present administers Confluence. */
  viewerAdministers: () => Promise<Outcome<boolean>>;
  /**
   * Whether somebody absent does, asked as them; `no-stand-in` where the platform does not let the
   * app do that. Confluence's own refusal of them is the failure `not-authenticated`: it may be
   * about them, or about an app that was installed a minute ago.
   */
  ownerAdministers: (owner: AccountId) => Promise<Outcome<boolean | 'no-stand-in'>>;
  /** The groups that an account is in. */
  groupsOf: (accountId: AccountId) => Promise<Outcome<GroupId[]>>;
  /** The groups that give this access; an answer within 5 seconds or none. */
  groupsGiving: (access: GroupAccess) => Promise<Outcome<GroupId[]>>;
};
