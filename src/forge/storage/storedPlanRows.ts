import { parseAccountId } from '../../domain/accountId';
import { CHANGE_ACTIONS } from '../../domain/change';
import type { PlanRow } from '../../domain/plan/plan';

/** A row as it is stored, without names of fields: there may be 50,000 of them. */
type StoredRow = [row: number, group: number, action: number, accountId: string, reason?: string];

export const storedRows = (rows: readonly PlanRow[]): { rows: StoredRow[] } => ({
  rows: rows.map(({ row, group, action, accountId, reason }) => [
    row,
    group,
    CHANGE_ACTIONS.indexOf(action),
    accountId,
    ...(reason === undefined ? ([] as const) : ([reason] as const)),
  ]),
});

/** Reads rows as they were stored; undefined where any of them has another form. */
export const readStoredRows = (stored: unknown): PlanRow[] | undefined => {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { rows } = stored as { rows?: unknown };
  if (!Array.isArray(rows)) return undefined;
  const read = rows.map(readRow);
  return read.every((row) => row !== undefined) ? read : undefined;
};

const readRow = (stored: unknown): PlanRow | undefined => {
  if (!Array.isArray(stored)) return undefined;
  const [row, group, action, account, reason] = stored as unknown[];
  const named = typeof action === 'number' ? CHANGE_ACTIONS[action] : undefined;
  const accountId = parseAccountId(account);
  if (typeof row !== 'number' || typeof group !== 'number' || !named || !accountId.ok)
    return undefined;
  return {
    ...{ row, group, action: named, accountId: accountId.value },
    ...(typeof reason === 'string' && { reason }),
  };
};
