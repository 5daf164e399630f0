import { cellWords, readAction } from './actionWords';
import type { HeaderKindOf } from './headerKind';
import type { Layout, SkippedRow } from './mapping';
import { namesPerson, readPeople } from './people';
import type { Sheet, SheetRow } from './sheet';

const MAX_ROWS_ABOVE = 30; // titles, prompts and notes above a header

/**
 * Finds the header and the rows of a list, and sets aside what isn't part of it. `headerRow` is the
 * admin's choice: the number of a row, or 0 for no header.
 */
export const layoutOf = (sheet: Sheet, headerKind: HeaderKindOf, headerRow?: number): Layout => {
  const notes: SkippedRow[] = [];
  const body = sheet.rows.filter((row) => {
    const kind = noteKind(row);
    if (kind) notes.push({ row: row.row, kind, text: textOf(row) });
    return !kind;
  });
  const found = findHeader(body, headerKind);
  const at = headerRow === undefined ? found : placeOfRow(body, headerRow);
  const header = at === undefined ? undefined : body[at];
  const above = at === undefined ? [] : body.slice(0, at);
  const titles = above.map((row): SkippedRow => ({
    row: row.row,
    kind: 'title',
    text: textOf(row),
  }));
  const { rows, skipped } = withoutNoise(at === undefined ? body : body.slice(at + 1), header);
  const width = rows.reduce((most, { cells }) => Math.max(most, filledWidth(cells)), 0);
  return {
    sheet,
    header,
    found: found === undefined ? undefined : body[found],
    rows,
    skipped: [...notes, ...titles, ...skipped].sort((one, other) => one.row - other.row),
    width: Math.max(width, header ? filledWidth(header.cells) : 0),
    headerKind,
  };
};

const placeOfRow = (rows: readonly SheetRow[], wanted: number): number | undefined => {
  const place = rows.findIndex(({ row }) => row === wanted);
  return place < 0 ? undefined : place;
};

const filledWidth = (cells: readonly string[]): number => {
  let width = cells.length;
  while (width > 0 && cells[width - 1] === '') width -= 1;
  return width;
};

const filled = ({ cells }: SheetRow): string[] => cells.filter((cell) => cell !== '');

const textOf = (row: SheetRow): string => filled(row).join(', ').slice(0, MAX_TEXT);

const MAX_TEXT = 200; // enough to recognize a row

const RULE = /^[\s:=_\-*+|\u2500-\u257f]+$/;
const RULE_LINE = /[-=_\u2500-\u257f]{2}/;

/** What a row is that programs add to a list, wherever it stands. */
const noteKind = (row: SheetRow): SkippedRow['kind'] | undefined => {
  const [first = '', ...others] = filled(row);
  if (/^#TYPE\b/.test(first)) return 'type-line';
  if (/^version:\s*v?\d[\d.]*$/i.test(first) && others.length === 0) return 'version-line';
  if (/^sep=.?$/i.test(first) && others.length === 0) return 'separator-line';
  const isRule = (cell: string): boolean => RULE.test(cell) && RULE_LINE.test(cell);
  return [first, ...others].every(isRule) ? 'rule' : undefined;
};

/**
 * The place of the header: the row above the first people with the most known headers. Without any
 * known header, it is the row right above them if it clearly isn't data.
 */
const findHeader = (rows: readonly SheetRow[], headerKind: HeaderKindOf): number | undefined => {
  const isKnown = (cell: string): boolean => headerKind(cell) !== undefined;
  const hasPeople = ({ cells }: SheetRow): boolean =>
    cells.some((cell) => cell !== '' && isPerson(cell));
  const first = rows.findIndex(hasPeople);
  let best: number | undefined;
  let mostKnown = 0;
  rows.slice(0, MAX_ROWS_ABOVE).forEach((row, place) => {
    const cells = filled(row);
    const known = cells.filter(isKnown).length;
    // Below the first address, which may belong to a title, only a clear header counts.
    const isLate = first >= 0 && place > first;
    if (hasPeople(row) || cells.some((cell) => cell.includes('@'))) return;
    if (isLate && (known < MIN_LATE_HEADERS || known * 2 < cells.length)) return;
    const isLonely = cells.length === 1 && widthBelow(rows, place) > 1;
    if (known <= mostKnown || isLonely || readsAsData(row, rows.slice(place + 1), headerKind))
      return;
    best = place;
    mostKnown = known;
  });
  if (best !== undefined || first < 1) return best;
  return readsAsUnknownHeader(rows, first - 1) ? first - 1 : undefined;
};

const MIN_LATE_HEADERS = 2;

const isPerson = (cell: string): boolean => {
  const read = readPeople(cell);
  return read.people !== undefined || read.code === 'damaged-number';
};

const widthBelow = (rows: readonly SheetRow[], place: number): number =>
  Math.max(0, ...rows.slice(place + 1, place + 6).map((row) => filled(row).length));

/**
 * Whether a row with known headers is data after all, such as the group "users" above other groups:
 * its only known header stands again below, or beside cells that aren't headers.
 */
const readsAsData = (
  row: SheetRow,
  below: readonly SheetRow[],
  headerKind: HeaderKindOf,
): boolean => {
  const cells = filled(row);
  const isKnown = (cell: string): boolean => headerKind(cell) !== undefined;
  if (cells.filter(isKnown).length > 1 || cells.length === 1) return false;
  if (repeatsBelow(row, below)) return true;
  const column = row.cells.findIndex(isKnown);
  const kind = headerKind(row.cells[column] ?? '');
  const next = below[0]?.cells ?? [];
  const isOfPeople =
    kind === 'email' || kind === 'account' || kind === 'person' || kind === 'login';
  return isOfPeople
    ? !isPerson(next[column] ?? '')
    : !next.some((cell) => cell !== '' && isPerson(cell));
};

const repeatsBelow = ({ cells }: SheetRow, below: readonly SheetRow[]): boolean =>
  cells.some((cell, column) => cell !== '' && below.some((row) => row.cells[column] === cell));

/** Whether a row without known headers is one: no cell of it stands again in its column below. */
const readsAsUnknownHeader = (rows: readonly SheetRow[], place: number): boolean => {
  const row = rows[place];
  const below = rows.slice(place + 1);
  if (!row || below.length < 2 || filled(row).length < 2) return false;
  if (filled(row).length < filled(below[0] ?? row).length) return false;
  if (
    row.cells.some((cell) => cell !== '' && (namesPerson(cell) || readAction(cell) !== undefined))
  )
    return false;
  // In a list of data, a group or a word usually repeats. Without repetition nothing is sure.
  const hasRepetition = row.cells.some((_, column) => {
    const values = below.map(({ cells }) => cells[column] ?? '').filter((cell) => cell !== '');
    return new Set(values).size < values.length;
  });
  return hasRepetition && !repeatsBelow(row, below);
};

/** Sets repeated headers, a template's example and totals aside. */
const withoutNoise = (
  all: readonly SheetRow[],
  header: SheetRow | undefined,
): { rows: SheetRow[]; skipped: SkippedRow[] } => {
  const same = header && plainRow(header);
  const last = all.length - 1;
  const skipped: SkippedRow[] = [];
  const rows = all.filter((row, place) => {
    const [first = ''] = filled(row);
    const hasPeople = (): boolean => row.cells.some((cell) => cell !== '' && namesPerson(cell));
    let kind: SkippedRow['kind'] | undefined;
    if (same !== undefined && plainRow(row) === same) kind = 'repeated-header';
    else if (header && place < 3 && cellWords().example.test(first)) kind = 'example';
    else if (place > last - 3 && cellWords().total.test(first) && !hasPeople()) kind = 'total';
    if (kind) skipped.push({ row: row.row, kind, text: textOf(row) });
    return !kind;
  });
  return { rows, skipped };
};

const plainRow = ({ cells }: SheetRow): string =>
  cells.slice(0, filledWidth(cells)).join('\n').toLowerCase();
