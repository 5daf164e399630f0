/** A cell on one line and in one column: line ends and tabs in it become blanks. */
export const withoutBreaks = (text: string): string => text.replace(/[\t\n]+/g, ' ');
