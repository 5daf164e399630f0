import { ACCOUNT_ID } from './limits';
import { failed, ok, type Outcome } from './outcome';

declare const accountIdBrand: unique symbol;

/** The ID of an Atlassian account. Rollcall stores nothing else about a person. */
export type AccountId = string & { readonly [accountIdBrand]: true };

/**
 * Accepts an account ID exactly as Atlassian writes it. Otherwise the failure is `invalid-input`.
 */
export const parseAccountId = (value: unknown): Outcome<AccountId> =>
  typeof value === 'string' && ACCOUNT_ID.test(value)
    ? ok(value as AccountId)
    : failed('invalid-input', { field: 'accountId' });
