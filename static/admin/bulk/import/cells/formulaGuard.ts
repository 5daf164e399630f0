// What makes a spreadsheet take a cell for a formula, whatever quotes stand before it; the wide
// forms are what Japanese keyboards write. https://owasp.org/www-community/attacks/CSV_Injection
const RUNS = /^'*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
// Within a cell: what would run were another separator than the comma the right one. Quotes may be
// lost there, since they do not stand at the cell's start.
const RUNS_LATER = /([;|])(?=[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const GUARDED_LATER = /([;|])'(?=[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * A tidied cell as it may stand in a spreadsheet: with a `'` before what would run as a formula, at
 * its start or after a separator in it.
 */
export const guardFormula = (text: string): string =>
  (RUNS.test(text) ? `'${text}` : text).replace(RUNS_LATER, "$1'");

/** The cell as it was before `guardFormula`, for every tidied text. */
export const unguardFormula = (text: string): string =>
  (text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text).replace(GUARDED_LATER, '$1');
