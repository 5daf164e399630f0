/** What a column of a list holds. `until` is read and kept for later. */
export const COLUMN_ROLES = [
  'group',
  'person',
  'name',
  'action',
  'reason',
  'until',
  'ignore',
] as const;

export type ColumnRole = (typeof COLUMN_ROLES)[number];
