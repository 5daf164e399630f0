import { readAction } from './actionWords';
import { tidyCell, unguardFormula } from './cells';
import type { HeaderKindOf } from './headerKind';
import type { Note } from './import';
import { readPeople } from './people';
import { withoutSecrets } from './profile';
import type { Sheet, SheetRow } from './sheet';
import { withoutEndMark } from './text';

const BYTE_ORDER_MARK = /^\ufeff+/; // some programs write two
const HAS_TEXT = /[^\s,;|"]/;

/** Splits a text with commas, semicolons, tabs or bars into rows, and notes what was fixed. */
export const readText = (text: string, note: Note, headerKind: HeaderKindOf): Sheet => {
  const unmarked = text.replace(BYTE_ORDER_MARK, '');
  if (unmarked !== text) note(0, 'byte-order-mark', true);
  const lines = withoutEndMark(unmarked.replace(/\r\n?/g, '\n'));
  const mail = mailLines(lines);
  if (mail) return sheetOfText(mail.flatMap((row) => fixRow(row, note) ?? []));
  const { line, named } = separatorLine(lines);
  const rest = lines.slice(line.length);
  const delimiter = guessDelimiter(rest, named, headerKind);
  const { rows: all, isLoose } = splitCells(rest, delimiter);
  const rows = all
    .map((cells, place) => ({ row: place + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => HAS_TEXT.test(cell)));
  const inner = delimiter === '|' ? withoutFrame(rows) : rows;
  return sheetOfText(
    oneLine(withoutBullets(inner.flatMap((row) => fixRow(row, note, isLoose) ?? []))),
  );
};

const BULLET = /^[-*•–]\s+/;

/** Removes the bullets of a list in which every line has one. */
const withoutBullets = (rows: SheetRow[]): SheetRow[] => {
  const isList = rows.length > 1 && rows.every(({ cells }) => BULLET.test(cells[0] ?? ''));
  if (!isList) return rows;
  return rows.map(({ cells: [first = '', ...others], ...row }) => ({
    ...row,
    cells: [first.replace(BULLET, ''), ...others],
  }));
};

const MAIL_LABEL = /^(?:to|cc|bcc|an|à|para|aan|till|komu)\s*:\s*/i;
const MAIL_ENTRY =
  /(?:"[^"<>]{0,200}"|[^"<>,;@]{0,200})\s*<[^<>\s]{3,260}>|[^\s<>,;"]{1,64}@[^\s<>,;"]{1,190}/g;
const MAX_MAIL_TEXT = 200_000; // characters; longer texts are no lines of a mail program

/**
 * The people of lines as mail programs write them, such as `"Silva, Ana" <ana@…>; "Oz, Bo" <bo@…>`,
 * numbered from 1. Undefined for other texts.
 */
const mailLines = (text: string): SheetRow[] | undefined => {
  if (text.length > MAX_MAIL_TEXT || !/"\s*<[^<>]*@|^\s*(?:to|cc|bcc|an|à|para)\s*:/i.test(text))
    return undefined;
  const entries: string[] = [];
  for (const line of text.split('\n')) {
    const plain = line.trim().replace(MAIL_LABEL, '');
    const found = plain.match(MAIL_ENTRY) ?? [];
    if (/[^\s,;]/.test(plain.replace(MAIL_ENTRY, ''))) return undefined;
    entries.push(...found.map((entry) => entry.trim()));
  }
  return entries.length === 0
    ? undefined
    : entries.map((entry, place) => ({ row: place + 1, cells: [entry] }));
};

/** Splits a single line of people, as mail programs write it, into rows numbered from 1. */
const oneLine = (rows: SheetRow[]): SheetRow[] => {
  const people = rows[0]?.cells.filter((cell) => cell !== '') ?? [];
  const isLine = rows.length === 1 && people.length > 1 && people.every(isPeople);
  return isLine ? people.map((cell, place) => ({ row: place + 1, cells: [cell] })) : rows;
};

const isPeople = (cell: string): boolean => readPeople(cell).people !== undefined;

const sheetOfText = (rows: SheetRow[]): Sheet => ({
  name: '',
  ...{ isHidden: false, isActive: true, isCut: false },
  rows,
  hiddenColumns: [],
});

/**
 * The line that names the delimiter for Excel, which doesn't show it as a row. Another program may
 * have added its own delimiters to it.
 */
const separatorLine = (text: string): { line: string; named: string | undefined } => {
  const [line = '', named] = /^"?sep=([^\w\s"]|\t)"?[,;\t]*\n/i.exec(text) ?? [];
  return { line, named };
};

/** Removes the outer bars of a Markdown table: empty first and last cells in every row. */
const withoutFrame = (rows: readonly SheetRow[]): SheetRow[] => {
  const hasFrame = rows.every(
    ({ cells }) => cells[0]?.trim() === '' && cells.at(-1)?.trim() === '',
  );
  return rows.map(({ row, cells }) => ({ row, cells: hasFrame ? cells.slice(1, -1) : cells }));
};

/**
 * Tidies the cells of a row and notes what was fixed, for rows of texts and of workbooks. Returns
 * nothing for a row that turns out to be blank. `isLoose`: quotes may be left over in the cells.
 */
export const fixRow = (row: SheetRow, note: Note, isLoose = false): SheetRow | undefined => {
  const cells = row.cells.map((cell) => {
    const fixed = fixCell(cell, row.row, note);
    if (isLoose && isStrayQuote(fixed)) note(row.row, 'stray-quote', false, cell);
    return fixed;
  });
  return cells.some((cell) => cell !== '') || row.formulas ? { ...row, cells } : undefined;
};

const fixCell = (given: string, row: number, note: Note): string => {
  if (given === '') return given;
  const cell = withoutSecrets(given);
  if (cell !== given) note(row, 'secret-value', true);
  const { text, hidden } = tidyCell(cell);
  // In an otherwise empty cell they don't matter.
  if (hidden && text !== '') note(row, 'invisible-characters', true, cell);
  // `="0042"` keeps a spreadsheet from reading a text as a number.
  const inside = /^="((?:[^"]|"")*)"$/.exec(text)?.[1];
  if (inside !== undefined) {
    note(row, 'formula-text', true, cell);
    return tidyCell(inside.replaceAll('""', '"')).text;
  }
  const whole = unguardFormula(text);
  if (whole !== text) note(row, 'formula-guard', true, text);
  return whole;
};

/** Whether a quote opens a cell and none closes it. Mail programs quote only the name. */
const isStrayQuote = (cell: string): boolean =>
  cell.startsWith('"') && (cell.match(/"/g)?.length ?? 0) % 2 === 1 && !readPeople(cell).people;

/**
 * Splits a text into cells, for at most `preview` rows. A cell is quoted if a quote opens it, blanks
 * aside, and a quote before a delimiter or line end closes it (RFC 4180). Any other quote is a plain
 * character. `isLoose` says whether a quote opens a cell that isn't quoted as a whole.
 */
const splitCells = (
  text: string,
  delimiter: string,
  preview?: number,
): { rows: string[][]; isLoose: boolean } => {
  if (!text.includes('"')) {
    const lines = text.split('\n', preview);
    return { rows: lines.map((line) => line.split(delimiter)), isLoose: false };
  }
  const rows: string[][] = [];
  let row: string[] = [];
  let isLoose = false;
  const code = `\\u{${delimiter.charCodeAt(0).toString(16)}}`;
  const blanks = `[^\\S\\n${code}]*`;
  const quotedCell = new RegExp(`${blanks}"([^"]*(?:""[^"]*)*)"${blanks}(?=[${code}\\n]|$)`, 'uy');
  const plainCell = new RegExp(`(${blanks}")?[^${code}\\n]*`, 'uy');
  let at = 0;
  while (at <= text.length && rows.length !== preview) {
    quotedCell.lastIndex = at;
    const quoted = quotedCell.exec(text);
    if (quoted) {
      row.push((quoted[1] ?? '').replaceAll('""', '"'));
      at += quoted[0].length;
    } else {
      plainCell.lastIndex = at;
      const [cell = '', opener] = plainCell.exec(text) ?? [];
      isLoose ||= opener !== undefined;
      row.push(cell);
      at += cell.length;
    }
    const isEnd = at >= text.length || text.charAt(at) === '\n';
    at += 1;
    if (!isEnd) continue;
    rows.push(row);
    row = [];
  }
  return { rows, isLoose };
};

const DELIMITERS = ['\t', ';', ',', '|'] as const;
const SAMPLE = 50_000; // characters
const SAMPLE_ROWS = 20;

/**
 * Finds the delimiter that gives the most meaningful cells at the start of a text. On a tie, the
 * one counts that the text names, then the one that splits rows evenly.
 */
const guessDelimiter = (
  text: string,
  named: string | undefined,
  headerKind: HeaderKindOf,
): string => {
  const sample = text.slice(0, SAMPLE);
  if (named === undefined && isOfNamesAndAddresses(sample)) return '\t';
  const delimiters = named === undefined ? DELIMITERS : [...new Set([named, ...DELIMITERS])];
  const scores = delimiters.map((delimiter) => {
    const { rows } = splitCells(sample, delimiter, SAMPLE_ROWS);
    const cells = rows.flat().map((cell) => unguardFormula(tidyCell(cell).text));
    return {
      delimiter,
      known: cells.reduce((sum, cell) => sum + worthOf(cell, headerKind), 0),
      evenness: evennessOf(rows.filter((row) => row.some((cell) => cell.trim() !== ''))),
    };
  });
  return scores.reduce((best, next) =>
    next.known > best.known || (next.known === best.known && next.evenness > best.evenness)
      ? next
      : best,
  ).delimiter;
};

const NAME_AND_ADDRESS = /^([^<>@]*)<[^<>@\s]+@[^<>\s]+>$/;

/**
 * Whether each line is one person, such as `Berg, Anna <anna@example.com>`. If what stands before
 * the comma repeats, it is a group, and the comma splits the line.
 */
const isOfNamesAndAddresses = (text: string): boolean => {
  const lines = text.split('\n', SAMPLE_ROWS).map((line) => line.trim());
  const names = lines.filter((line) => line !== '').map((line) => NAME_AND_ADDRESS.exec(line)?.[1]);
  if (names.length === 0 || names.includes(undefined)) return false;
  const quoted = names.filter((name) => name?.startsWith('"'));
  const starts = names.map((name) => name?.split(/[,;\t|]/)[0]);
  return quoted.length === names.length || new Set(starts).size === names.length;
};

/** How many rows have as many cells as the first one, if that is more than one. */
const evennessOf = (rows: readonly string[][]): number => {
  const width = rows[0]?.length ?? 0;
  return width < 2 ? 0 : rows.filter(({ length }) => length === width).length / rows.length;
};

/** How much a cell means: less than nothing if it has an email and should have been split. */
const worthOf = (cell: string, headerKind: HeaderKindOf): number => {
  if (cell === '') return 0;
  const text = /^="?(.*?)"?$/.exec(cell)?.[1] ?? cell;
  const read = readPeople(text);
  if (read.people) return read.people.length;
  if (readAction(text) ?? headerKind(text)) return 1;
  if (read.code !== 'bad-person') return 1;
  return text.includes('@') && /[\t;,|]/.test(text) ? -1 : 0;
};
