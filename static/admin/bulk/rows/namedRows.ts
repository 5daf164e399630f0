import type { Words } from '../../words/useWords';
import { rowNumbers } from './rowNumbers';

export type Writing = { words: Words; locale: string; number: (value: number) => string };

/** The first row numbers in words, and how many more there are. */
export const namedRows = (rows: readonly number[], { words, locale, number }: Writing): string => {
  const { named, more } = rowNumbers(rows, locale);
  return more > 0 ? words('bulk.open.more', { rows: named, more: number(more) }) : named;
};
