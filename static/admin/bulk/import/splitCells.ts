import { parse, type ParseResult } from 'papaparse';

/**
 * The cells of a text, at most `preview` rows. A quote that never ends, or that ends within a cell,
 * would swallow rows: then each line is a row, and quotes are characters (`isLiteral`).
 */
export const splitCells = (
  text: string,
  delimiter: string,
  preview = 0,
): { rows: string[][]; isLiteral: boolean } => {
  const split = (fastMode: boolean): ParseResult<string[]> =>
    parse<string[]>(text, { delimiter, newline: '\n', preview, ...(fastMode && { fastMode }) });
  const quoted = split(false);
  return quoted.errors.length === 0
    ? { rows: quoted.data, isLiteral: false }
    : { rows: split(true).data, isLiteral: true };
};
