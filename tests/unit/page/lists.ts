import type { Finding, Import, ImportRow } from '../../../static/admin/bulk/import/import';
import type { Checked } from '../../../static/admin/bulk/list/checkList';

export const accountRow = (row: number, special: Partial<ImportRow> = {}): ImportRow => ({
  row,
  group: 'group a',
  person: { kind: 'account', accountId: `account-${row}` },
  action: 'add',
  ...special,
});

export const listOf = (rows: ImportRow[], findings: Finding[] = []): Import => ({
  rows,
  findings,
  rowText: (row) => `row ${row}`,
});

/** Groups a and b exist. Nothing else is known. */
export const checkedGroups = (special: Partial<Checked> = {}): Checked => ({
  groups: new Map([
    ['group a', { ok: true, id: 'id-a', name: 'group a', change: 'allowed', gives: 'nothing' }],
    [
      'group b',
      { ok: true, id: 'id-b', name: 'group b', change: 'as-viewer-only', gives: 'nothing' },
    ],
  ]),
  people: new Map(),
  accountStatuses: new Map(),
  similarGroups: new Map(),
  withPeople: false,
  ...special,
});
