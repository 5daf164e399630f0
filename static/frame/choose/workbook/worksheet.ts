import { MAX_ROWS } from '../../../../src/domain/limits';
import type { Sheet, SheetRow } from '../../../admin/bulk/import/sheet';
import { cellText, isTrue, makeRichText, type RichText } from './contents';
import { isoDateText, type NumberFormats, numberText } from './numberFormats';
import { UnreadableWorkbook } from './refusal';
import type { Attributes, XmlHandlers } from './xml';

/** What the cells of all sheets refer to. */
export type Shared = {
  strings: readonly string[];
  formats: NumberFormats;
  is1904: boolean;
  /** How many characters the sheets can still have. A cell counts as one more. */
  charactersLeft: number;
};

export type SheetContent = Pick<Sheet, 'rows' | 'hiddenColumns' | 'isCut'>;

/** Handles the elements of a sheet. `finish` returns what was read. */
export type SheetReader = { handlers: XmlHandlers; finish: () => SheetContent };

const MAX_KEPT_ROWS = MAX_ROWS + 1 + 200; // a header, and what is above it
const MAX_ROW = 1_048_576; // of a spreadsheet
const MAX_COLUMNS = 16_384;

const damaged = (): never => {
  throw new UnreadableWorkbook('damaged');
};

/**
 * Makes a reader for one sheet, which takes its characters from `shared`. If there are too many of
 * them, or too many rows, it stops. Then merged cells aren't filled: they are listed after the rows.
 */
export const makeSheetReader = (shared: Shared): SheetReader => {
  const rows: SheetRow[] = [];
  const hidden = new Set<number>();
  const merges: Merge[] = [];
  const rich = makeRichText('is');
  let row = openRow(0);
  let cell = makeCell({});
  let isInValue = false;
  let isCut = false;

  const endRow = (): void => {
    const { kept, formulas } = row;
    if (kept.cells.length === 0) return;
    isCut = rows.length === MAX_KEPT_ROWS || !takeCharacters(shared, charactersOf(kept.cells));
    if (!isCut) rows.push(formulas.length > 0 ? { ...kept, formulas } : kept);
  };
  const handlers: XmlHandlers = {
    open: (name, parent, attributes) => {
      if (parent === 'row') {
        if (name === 'c') cell = startCell(row, attributes);
      } else if (parent === 'c') {
        cell.hasFormula ||= name === 'f';
        cell.hasText ||= name === 'is';
        cell.hasValue ||= name === 'v';
        isInValue = name === 'v';
      } else if (parent === 'sheetData') {
        if (name === 'row') row = nextRow(row, attributes);
      } else if (name === 't') rich.open(name, parent);
      else if (name === 'col' && parent === 'cols') addHiddenColumns(hidden, attributes);
      else if (name === 'mergeCell' && parent === 'mergeCells') addMerge(merges, attributes);
    },
    text: (text) => {
      rich.text(text);
      if (isInValue) cell.value += text;
    },
    close: (name, parent) => {
      rich.close();
      isInValue = false;
      if (isCut) return; // the rest of what is unpacked
      if (name === 'c' && parent === 'row') addCell(row, cell, rich, shared);
      else if (name === 'row' && parent === 'sheetData') endRow();
    },
    isDone: () => isCut,
  };
  const finish = (): SheetContent => {
    rows.sort((a, b) => a.row - b.row);
    if (rows.some(({ row: number }, place) => number === rows[place + 1]?.row)) damaged();
    if (!isCut) fillMerges(rows, merges, shared);
    const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
    const hiddenColumns = [...hidden].filter((column) => column < width).sort((a, b) => a - b);
    return { rows, hiddenColumns, isCut };
  };
  return { handlers, finish };
};

const charactersOf = (cells: readonly string[]): number =>
  cells.reduce((sum, { length }) => sum + length + 1, 0);

/** Returns false if there aren't enough left. */
const takeCharacters = (shared: Shared, characters: number): boolean => {
  shared.charactersLeft -= characters;
  return shared.charactersLeft >= 0;
};

/** A row while its cells are being read. */
type OpenedRow = {
  kept: SheetRow;
  formulas: number[];
  /** The place of the latest cell that names its own, and how many cells came after it. */
  reference: string | undefined;
  cellsAfter: number;
};

const openRow = (row: number, isHidden = false): OpenedRow => ({
  kept: isHidden ? { row, cells: [], isHidden } : { row, cells: [] },
  formulas: [],
  reference: undefined,
  cellsAfter: -1,
});

const nextRow = ({ kept }: OpenedRow, { r, hidden }: Attributes): OpenedRow =>
  openRow(wholeNumber(r === undefined ? kept.row + 1 : Number(r), MAX_ROW), isTrue(hidden));

const wholeNumber = (value: number, max: number): number =>
  Number.isInteger(value) && value >= 1 && value <= max ? value : damaged();

type Cell = {
  attributes: Attributes;
  hasFormula: boolean;
  hasText: boolean;
  hasValue: boolean;
  value: string;
};

const makeCell = (attributes: Attributes): Cell => ({
  attributes,
  hasFormula: false,
  hasText: false,
  hasValue: false,
  value: '',
});

// There can be millions of cells that are only formatted, so their places aren't worked out.
const startCell = (row: OpenedRow, attributes: Attributes): Cell => {
  const reference = attributes['r'];
  row.reference = reference ?? row.reference;
  row.cellsAfter = reference === undefined ? row.cellsAfter + 1 : 0;
  return makeCell(attributes);
};

const columnOf = ({ reference, cellsAfter }: OpenedRow): number => {
  const before = reference === undefined ? 0 : placeOf(reference).column;
  return wholeNumber(before + cellsAfter + 1, MAX_COLUMNS) - 1;
};

const REFERENCE = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i;
const LETTERS = 26;
const BEFORE_A = 64;

const placeOf = (reference: string): { row: number; column: number } => {
  const [, letters = '', row = ''] = REFERENCE.exec(reference) ?? [];
  let column = 0;
  for (const letter of letters.toUpperCase())
    column = column * LETTERS + letter.charCodeAt(0) - BEFORE_A;
  return { row: wholeNumber(Number(row), MAX_ROW), column: wholeNumber(column, MAX_COLUMNS) - 1 };
};

const addCell = (row: OpenedRow, cell: Cell, rich: RichText, shared: Shared): void => {
  const { hasFormula, hasText, hasValue } = cell;
  if (!hasFormula && !hasText && !hasValue) return;
  const column = columnOf(row);
  const type = cell.attributes['t'] ?? 'n';
  const text = hasText ? cellText(rich.take()) : valueOf(cell, type, shared);
  const isUnknown = hasFormula && text === '' && !(type === 'str' && hasValue);
  if (text.trim() === '' && !isUnknown) return;
  if (isUnknown) row.formulas.push(column);
  const { cells } = row.kept;
  while (cells.length < column) cells.push('');
  if ((cells[column] ?? '') !== '') damaged(); // there are two cells in one place
  cells[column] = text;
};

const valueOf = ({ attributes, value }: Cell, type: string, shared: Shared): string => {
  if (value === '') return '';
  switch (type) {
    case 's':
      return shared.strings[Number(value)] ?? damaged();
    case 'n': {
      const format = shared.formats[Number(attributes['s'] ?? 0)] ?? { kind: 'plain' };
      return numberText(value, format, shared.is1904);
    }
    case 'b':
      return isTrue(value) ? 'TRUE' : 'FALSE';
    case 'd':
      return isoDateText(value);
    default: // `str`, `e`, `inlineStr`
      return cellText(value);
  }
};

const addHiddenColumns = (
  hidden: Set<number>,
  { min, max, hidden: isHidden }: Attributes,
): void => {
  if (!isTrue(isHidden)) return;
  const last = wholeNumber(Number(max), MAX_COLUMNS);
  for (let column = wholeNumber(Number(min), MAX_COLUMNS); column <= last; column += 1) {
    if (hidden.has(column - 1)) damaged(); // ranges don't overlap
    hidden.add(column - 1);
  }
};

/** Cells that are merged across rows. */
type Merge = { column: number; firstRow: number; lastRow: number };

const MAX_MERGES = 100_000;

const addMerge = (merges: Merge[], { ref = '' }: Attributes): void => {
  const [first, last = first] = ref.split(':') as [string, string?];
  const [{ row: firstRow, column }, { row: lastRow }] = [placeOf(first), placeOf(last)];
  if (lastRow > firstRow) merges.push({ column, firstRow, lastRow });
  if (merges.length > MAX_MERGES) throw new UnreadableWorkbook('unpacks-too-large');
};

/** Repeats the value of merged cells in each row, in their first column. Rows are in order. */
const fillMerges = (rows: readonly SheetRow[], merges: readonly Merge[], shared: Shared): void => {
  for (const { column, firstRow, lastRow } of merges) {
    let place = placeOfRow(rows, firstRow);
    const value = rows[place]?.row === firstRow ? rows[place]?.cells[column] : undefined;
    if (value === undefined || value === '') continue;
    for (place += 1; (rows[place]?.row ?? Number.POSITIVE_INFINITY) <= lastRow; place += 1) {
      const cells = rows[place]?.cells ?? [];
      const characters = value.length + 1 + Math.max(0, column - cells.length);
      if (!takeCharacters(shared, characters)) throw new UnreadableWorkbook('unpacks-too-large');
      while (cells.length < column) cells.push('');
      cells[column] = value;
    }
  }
};

/** The place of the first row that has this number or a higher one. */
const placeOfRow = (rows: readonly SheetRow[], row: number): number => {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rows[middle]?.row ?? row) < row) from = middle + 1;
    else to = middle;
  }
  return from;
};
