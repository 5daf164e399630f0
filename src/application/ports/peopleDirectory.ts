import type { AccountId } from '../../domain/accountId';
import type { Outcome } from '../../domain/outcome';

/**
 * What an account is. `suspended`: Confluence says that a person's account cannot be used, be it
 * suspended, deactivated or closed. It says so of accounts; whether it also does of people who are
 * suspended on one site alone is not documented, so some of those may be `active` here.
 */
export type AccountState = 'active' | 'suspended' | 'app';

/** Confluence's accounts. All of it is asked as the app. */
export type PeopleDirectory = {
  /**
   * Of up to 100 accounts; those that Confluence does not know are left out. `unavailable` where
   * its answer leaves out some and says that more follows, but does not give it.
   */
  statesOf: (accountIds: readonly AccountId[]) => Promise<Outcome<Map<AccountId, AccountState>>>;
  /** People whose full name holds these words, at most 25. */
  namedLike: (name: string) => Promise<Outcome<AccountId[]>>;
  /**
   * The email addresses of up to 100 accounts, in lower case; undefined where the site shows none.
   * The address of an account that is missing is unknown: the account may have any.
   */
  emailsOf: (
    accountIds: readonly AccountId[],
  ) => Promise<Outcome<Map<AccountId, string> | undefined>>;
};
