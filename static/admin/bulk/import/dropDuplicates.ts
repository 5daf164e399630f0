import type { Finding, Import, ImportRow } from './import';

/**
 * Leaves out rows that ask for what an earlier row asks for, and says so; two rows that ask for
 * the opposite of each other are open, both. E-mails are the same whatever their case, groups only
 * character for character. Rows that are `open`, or miss something, are left alone.
 */
export const dropDuplicates = (rows: ImportRow[], open: ReadonlySet<number>): Import => {
  const firsts = new Map<string, ImportRow>();
  const kept: ImportRow[] = [];
  const findings: Finding[] = [];
  for (const row of rows) {
    const membership = open.has(row.row) ? undefined : membershipOf(row);
    const key = `${row.action ?? ''} ${membership ?? ''}`;
    const first = membership === undefined ? undefined : firsts.get(key);
    if (first !== undefined) {
      findings.push({ row: row.row, code: 'doubled', mended: true, otherRow: first.row });
      continue;
    }
    kept.push(row);
    if (membership === undefined) continue;
    firsts.set(key, row);
    const opposite = firsts.get(`${row.action === 'add' ? 'remove' : 'add'} ${membership}`);
    if (opposite) findings.push(contradiction(row, opposite), contradiction(opposite, row));
  }
  return { rows: kept, findings };
};

const membershipOf = ({ group, person, action }: ImportRow): string | undefined => {
  if (group === undefined || person === undefined || action === undefined) return undefined;
  const who = person.kind === 'account' ? person.accountId : person.email.toLowerCase();
  return `${who} ${group.normalize('NFC')}`; // ids and e-mails have no blanks
};

const contradiction = ({ row }: ImportRow, other: ImportRow): Finding => ({
  row,
  code: 'contradiction',
  mended: false,
  otherRow: other.row,
});
