/** The rows of a text, with their cells. */
type SplitText = {
  rows: string[][];
  /** Whether its quotes aren't as the format wants them, so that some may be left over in cells. */
  isLoose: boolean;
};

/**
 * Splits a text with line feeds into cells (RFC 4180), for at most `preview` rows if that isn't 0.
 * If its quotes are odd, only cells that are quoted as a whole count as quoted.
 */
export const splitCells = (text: string, delimiter: string, preview = 0): SplitText => {
  if (!text.includes('"')) {
    const lines = preview === 0 ? text.split('\n') : text.split('\n', preview);
    return { rows: lines.map((line) => line.split(delimiter)), isLoose: false };
  }
  const { strict, loose } = quotedCells(delimiter);
  const rows = SPACED_QUOTE.test(text)
    ? undefined
    : split(text, delimiter, { preview, quoted: strict, isStrict: true });
  if (rows) return { rows, isLoose: false };
  const all = split(text, delimiter, { preview, quoted: loose, isStrict: false });
  return { rows: all ?? [], isLoose: true };
};

const SPACED_QUOTE = /[,;\t|] +"/;

/**
 * Finds a quoted cell. A quote before a delimiter or line end closes it, white space aside. In loose
 * texts, blanks may precede it, and any other quote is a plain character.
 */
const quotedCells = (delimiter: string): { strict: RegExp; loose: RegExp } => {
  const end = codeOf(delimiter);
  const inside = '"([^"]*(?:""[^"]*)*)"';
  return {
    strict: new RegExp(`${inside}(?:(?:(?!${end})[^\\S\\n])*(?=${end}|\\n)|$)`, 'uy'),
    loose: new RegExp(` *${inside} *(?=${end}|\\n|$)`, 'uy'),
  };
};

const codeOf = (delimiter: string): string => `\\u{${delimiter.charCodeAt(0).toString(16)}}`;

/** Splits a text. Undefined if a strict one has a cell whose quotes are odd. */
const split = (
  text: string,
  delimiter: string,
  { preview, quoted, isStrict }: { preview: number; quoted: RegExp; isStrict: boolean },
): string[][] | undefined => {
  const plain = new RegExp(`[^${codeOf(delimiter)}\\n]*`, 'uy');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length && (preview === 0 || rows.length < preview)) {
    quoted.lastIndex = at;
    const first = text.charAt(at);
    const found = first === '"' || (first === ' ' && !isStrict) ? quoted.exec(text) : null;
    if (!found && first === '"' && isStrict) return undefined;
    if (found) {
      row.push((found[1] ?? '').replaceAll('""', '"'));
      at += found[0].length;
    } else {
      plain.lastIndex = at;
      const cell = plain.exec(text)?.[0] ?? '';
      row.push(cell);
      at += cell.length;
    }
    const isEnd = at >= text.length || text.charAt(at) === '\n';
    at += 1;
    if (!isEnd) continue;
    rows.push(row);
    row = [];
  }
  return rows;
};

// A spreadsheet may also split at `;` or `|`. A reader may drop blanks around a cell.
const TO_QUOTE = /[",;|\r\n\ufeff]|^ | $/;

/** Writes rows as CSV (RFC 4180), without a line end after the last one. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(quotedIfNeeded).join(',')).join('\r\n');

const quotedIfNeeded = (cell: string): string =>
  TO_QUOTE.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
