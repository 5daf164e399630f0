import type { Words } from '../../words/useWords';

/** What is said of a chosen file: its name and its lines. */
export const fileLines = (
  name: string,
  lines: number,
  words: Words,
  number: (value: number) => string,
): string =>
  words(lines === 1 ? 'bulk.file.lines.one' : 'bulk.file.lines', { name, lines: number(lines) });
