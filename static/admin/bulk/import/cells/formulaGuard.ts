// What makes a spreadsheet take a cell for a formula, whatever quotes stand before it; the wide
// forms are what Japanese keyboards write. https://owasp.org/www-community/attacks/CSV_Injection
const RUNS = /^'*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** A tidied cell as it may stand in a spreadsheet: with a `'` before what would run as a formula. */
export const guardFormula = (text: string): string => (RUNS.test(text) ? `'${text}` : text);

/** The cell as it was before `guardFormula`, for every tidied text. */
export const unguardFormula = (text: string): string =>
  text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text;
