import { MAX_GROUPS, MAX_ROWS } from '../../../../src/domain/limits';
import { readPerson } from './cells';
import { type Columns, guessColumns, isHeader, readHeader } from './columns';
import {
  type Finding,
  type Import,
  type ImportRefusal,
  type ImportRow,
  makeNotes,
  type Note,
  type TableRow,
} from './import';
import { readRow } from './readRow';
import { readTable } from './readTable';
import { countLines, MAX_CHARACTERS, refuseText } from './text';

const MAX_LINES = 10 * MAX_ROWS; // a quoted cell may have several lines, but not every cell does

/**
 * Reads a pasted list or a file's text: changes with or without a header, or people for the chosen
 * `group`. Each row that isn't blank is either in `rows` or noted as `duplicate`. A row needs
 * review if one of its findings isn't fixed. Findings are in row order.
 */
export const readImport = (
  text: string,
  options: { group?: string } = {},
): Import | ImportRefusal => {
  const refusal = refuseText(text, MAX_CHARACTERS.list);
  if (refusal) return refusal;
  const lines = countLines(text);
  if (lines > MAX_LINES) return { refused: 'too-many-rows', count: lines };
  const chosen = options.group === undefined || options.group === '' ? undefined : options.group;
  const { note, findings } = makeNotes();
  const { columns, rows } = understand(readTable(text, chosen !== undefined, note), chosen, note);
  if (rows.length === 0) return { refused: 'empty' };
  if (rows.length > MAX_ROWS) return { refused: 'too-many-rows', count: rows.length };
  if (chosen === undefined && (columns.groups.length === 0 || columns.people.length === 0))
    return { refused: 'one-column' };
  const read = rows.map((row) => readRow(row, columns, chosen, note));
  const groups = new Set(read.map(({ group }) => group?.normalize('NFC')));
  groups.delete(undefined);
  if (groups.size > MAX_GROUPS) return { refused: 'too-many-groups', count: groups.size };
  const deduplicated = dropDuplicates(read, openRows(findings));
  const all = [...findings, ...deduplicated.findings];
  return { rows: deduplicated.rows, findings: all.sort((one, other) => one.row - other.row) };
};

const understand = (
  table: TableRow[],
  chosen: string | undefined,
  note: Note,
): { columns: Columns; rows: TableRow[] } => {
  const [first, ...rest] = table;
  if (first === undefined || !isHeader(table)) {
    const rows = chosen === undefined ? table : oneLine(table);
    return { columns: guessColumns(rows, chosen !== undefined), rows };
  }
  note(first.row, 'header-found', true, first.cells.join(', '));
  const { columns, ignored } = readHeader(first, rest, chosen !== undefined);
  if (ignored.length > 0) note(first.row, 'ignored-column', true, ignored.join(', '));
  return { columns, rows: rest };
};

/**
 * Drops rows that repeat an earlier row, and notes them. Two rows that contradict each other both
 * need review. Emails match in any case, groups only exactly. Rows that are `open` or incomplete
 * are kept.
 */
const dropDuplicates = (rows: ImportRow[], open: ReadonlySet<number>): Import => {
  const firsts = new Map<string, ImportRow>();
  const kept: ImportRow[] = [];
  const findings: Finding[] = [];
  for (const row of rows) {
    const membership = open.has(row.row) ? undefined : membershipOf(row);
    const key = `${row.action ?? ''} ${membership ?? ''}`;
    const first = membership === undefined ? undefined : firsts.get(key);
    if (first !== undefined) {
      findings.push({ row: row.row, code: 'duplicate', fixed: true, otherRow: first.row });
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
  return `${who} ${group.normalize('NFC')}`; // IDs and emails have no spaces
};

const contradiction = ({ row }: ImportRow, other: ImportRow): Finding => ({
  row,
  code: 'contradiction',
  fixed: false,
  otherRow: other.row,
});

/** The rows that need review: those with a finding that isn't fixed. */
const openRows = (findings: Finding[]): Set<number> =>
  new Set(findings.filter(({ fixed }) => !fixed).map(({ row }) => row));

/** Splits a single line of people, as mail programs write it, into rows numbered from 1. */
const oneLine = (table: TableRow[]): TableRow[] => {
  const people = table[0]?.cells.filter((cell) => cell !== '') ?? [];
  const isLine = table.length === 1 && people.length > 1 && people.every(isEmail);
  return isLine ? people.map((cell, place) => ({ row: place + 1, cells: [cell] })) : table;
};

const isEmail = (cell: string): boolean => readPerson(cell).person?.kind === 'email';
