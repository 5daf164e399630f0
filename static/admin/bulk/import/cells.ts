import { withoutInvisible } from '../../../../src/domain/freeText';
import { MAX_REASON_BYTES, MAX_REASON_CHARACTERS } from '../../../../src/domain/limits';
import { cellWords } from './actionWords';

// Control characters other than tab, line ends and those of UNREADABLE.
const CONTROL = /(?![\t\n\u0080-\u009f])\p{Cc}/gu;
const HARD_BLANK = /[\u00a0\u2007\u202f\u2028\u2029]/g;
// Between two non-ASCII characters, a joiner has a meaning: in emoji, in Persian, in Hindi.
const LOST_JOINER =
  /(?<![^\p{ASCII}\s\u200c\u200d])[\u200c\u200d]|[\u200c\u200d](?![^\p{ASCII}\s\u200c\u200d])/gu;
const UNUSUAL = /[^\x20-\x7e]/;
// The replacement character, and control characters that no one types.
const UNREADABLE = /[\u0080-\u009f\ufffd]/;

/**
 * Whether a text has characters that are left of others: bytes that mean nothing in the encoding
 * that was assumed. A name with one could become another name if they were removed.
 */
export const hasUnreadable = (text: string): boolean => UNREADABLE.test(text);

/** Whether a cell holds the error of a formula, as spreadsheets write it. */
export const isErrorValue = (text: string): boolean => cellWords().errorValue.test(text);

/**
 * Tidies a cell: removes invisible characters, turns non-breaking spaces into plain ones, and
 * trims. Unreadable characters stay. `hidden` says whether more than trimming was needed. Tidying
 * twice changes nothing.
 */
export const tidyCell = (cell: string): { text: string; hidden: boolean } => {
  if (!UNUSUAL.test(cell)) return { text: cell.trim(), hidden: false };
  const lines = cell.replace(/\r\n?/g, '\n');
  const seen = withoutInvisible(lines)
    .replace(CONTROL, '')
    .replace(HARD_BLANK, ' ')
    .replace(LOST_JOINER, '');
  return { text: seen.trim(), hidden: seen !== lines };
};

/** A group's name as a directory writes it: `CN=finance,OU=Groups,DC=…`. */
export const DIRECTORY_NAME = /^CN=((?:[^,\\]|\\.)+),.*\b(?:DC|OU|O)=/i;

/** Puts a cell on one line and in one column: line ends and tabs become spaces. */
export const withoutBreaks = (text: string): string => text.replace(/[\t\n]+/g, ' ');

/** Shortens a reason to what is stored: 200 characters of Latin text, 99 of Chinese. */
export const cutReason = (reason: string): string => {
  let kept = reason;
  if (kept.length > MAX_REASON_CHARACTERS) kept = cutTo(kept, MAX_REASON_CHARACTERS);
  while (bytesOf(kept) > MAX_REASON_BYTES) kept = cutTo(kept, kept.length - 1);
  return kept;
};

// Doesn't cut a character of two halves in two.
const cutTo = (text: string, length: number): string =>
  text
    .slice(0, length)
    .replace(/\p{Cs}$/u, '')
    .trimEnd();

const bytesOf = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length;

// What makes a spreadsheet read a cell as a formula, even after quotes. The wide forms come from
// Japanese keyboards. https://owasp.org/www-community/attacks/CSV_Injection
const RUNS = /^'*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
// Within a cell: what would run if the separator were another than the comma. Quotes may be lost
// there, because they aren't at the cell's start.
const RUNS_LATER = /([;|])(?=[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const GUARDED_LATER = /([;|])'(?=[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * A tidied cell that is safe in a spreadsheet: with a `'` before anything that would run as a
 * formula, at its start or after a separator in it.
 */
export const guardFormula = (text: string): string =>
  (RUNS.test(text) ? `'${text}` : text).replace(RUNS_LATER, "$1'");

/** Undoes `guardFormula`, for every tidied text. */
export const unguardFormula = (text: string): string =>
  (text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text).replace(GUARDED_LATER, '$1');
