import type { AccountId } from '../../domain/accountId';
import type { Outcome } from '../../domain/outcome';

/** A person or an app; Confluence does not say which people are suspended. */
export type AccountState = 'active' | 'app';

/** Confluence's accounts. All of it is asked as the app. */
export type PeopleDirectory = {
  /** Of up to 100 accounts; those that Confluence does not know are left out. */
  statesOf: (accountIds: readonly AccountId[]) => Promise<Outcome<Map<AccountId, AccountState>>>;
  /** People whose full name holds these words, at most 25. */
  namedLike: (name: string) => Promise<Outcome<AccountId[]>>;
  /** The e-mail addresses of up to 100 accounts, in lower case; undefined where the site shows none. */
  emailsOf: (
    accountIds: readonly AccountId[],
  ) => Promise<Outcome<Map<AccountId, string> | undefined>>;
};
