import { countLines } from './countLines';
import { guessColumns } from './columns/guessColumns';
import type { Columns } from './columns/columns';
import { isHeader, readHeader } from './columns/readHeader';
import type { Import, ImportRefusal } from './import';
import { makeNotes, type Note } from './makeNotes';
import { MAX_CHARACTERS } from './mostCharacters';
import { oneLine } from './oneLine';
import { openRows } from './openRows';
import { readRow } from './readRow';
import { readTable, type TableRow } from './readTable';
import { refuseText } from './refuseText';
import { dropDuplicates } from './dropDuplicates';

const MAX_ROWS = 50_000;
const MAX_GROUPS = 500; // of a plan: src/domain/plan/plan.ts
const MAX_LINES = 10 * MAX_ROWS; // a quoted cell may hold several, but not all of them do

/**
 * Understands a pasted list or a file's text: changes with or without a header, or people for the
 * chosen `group`. Each row that is not blank is in `rows` or left out as `doubled`, once; it is
 * open (for the admin to settle) if a finding about it is not mended. Findings stand in the order
 * of rows.
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
  const settled = dropDuplicates(read, openRows(findings));
  const all = [...findings, ...settled.findings];
  return { rows: settled.rows, findings: all.sort((one, other) => one.row - other.row) };
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
