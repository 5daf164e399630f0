import { failed, ok, type Outcome } from './outcome';

declare const accountIdBrand: unique symbol;

/** The id of an Atlassian account; the only name for a person that is ever stored. */
export type AccountId = string & { readonly [accountIdBrand]: true };

// 24 hexadecimal digits, or a prefix, a colon and an id; 1 to 128 characters.
// https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/
const ACCOUNT_ID = /^[A-Za-z0-9][A-Za-z0-9:_-]{0,127}$/;

/** Accepts an account id exactly as Atlassian writes it; anything else is `invalid-input`. */
export const parseAccountId = (value: unknown): Outcome<AccountId> =>
  typeof value === 'string' && ACCOUNT_ID.test(value)
    ? ok(value as AccountId)
    : failed('invalid-input', { field: 'accountId' });
