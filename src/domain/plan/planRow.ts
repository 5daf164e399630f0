import type { AccountId } from '../accountId';
import type { ChangeAction } from '../change';

/**
 * One change of a plan. `row` is its number in the admin's list. `group` is the position of its
 * group in the plan. The page handles account IDs as plain strings.
 */
export type PlanRow<Account extends string = AccountId> = {
  row: number;
  group: number;
  action: ChangeAction;
  accountId: Account;
  reason?: string;
};

/** A row as it is sent and stored. It has no field names, because there can be 50,000 rows. */
export type EncodedRow = [
  row: number,
  group: number,
  action: ChangeAction,
  accountId: string,
  reason?: string,
];

/** Encodes a row. The contract reads it back: `planRow` what was sent, `readRows` what was stored. */
export const encodeRow = <Account extends string>(row: PlanRow<Account>): EncodedRow => {
  const { row: number, group, action, accountId, reason } = row;
  return reason === undefined
    ? [number, group, action, accountId]
    : [number, group, action, accountId, reason];
};
