import type { ImportRefusal } from './import';

type TextRefusal = ImportRefusal & { refused: 'empty' | 'not-text' | 'too-large' };

const SAMPLE = 100_000; // a binary file shows itself sooner
const STRANGE = /\ufffd|(?![\t\n\v\f\r])\p{Cc}/gu;
const MAX_STRANGE = 1 / 3; // share of the sample; a short list in a wrong encoding has fewer

/**
 * Refuses a text that is empty, isn't text, or has more than `most` characters. A text has no zero
 * character, and doesn't mostly consist of control and unreadable characters.
 */
export const refuseText = (text: string, most: number): TextRefusal | undefined => {
  if (text.length > most) return { refused: 'too-large', count: text.length };
  if (text.trim() === '') return { refused: 'empty' };
  const sample = text.slice(0, SAMPLE);
  const strange = sample.match(STRANGE)?.length ?? 0;
  return text.includes('\0') || strange > sample.length * MAX_STRANGE
    ? { refused: 'not-text' }
    : undefined;
};

const END_OF_FILE = 0x1a;

/** Drops the marks (Ctrl+Z) with which old programs end a file, and blanks around them. */
export const withoutEndMark = (text: string): string => {
  let end = text.trimEnd().length;
  if (text.charCodeAt(end - 1) !== END_OF_FILE) return text;
  while (text.charCodeAt(end - 1) === END_OF_FILE) end -= 1;
  return text.slice(0, end);
};

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Counts the lines that have more than blanks, delimiters and quotes. Fast, so that slower steps
 * can be skipped.
 */
export const countLines = (text: string): number => {
  let lines = 0;
  let isCounted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) isCounted = false;
    else if (!isCounted && !EMPTY.has(code)) {
      lines += 1;
      isCounted = true;
    }
  }
  return lines;
};

// Blanks, quotes and the delimiters. Spreadsheets save empty rows as lines of them.
const EMPTY: ReadonlySet<number> = new Set(
  Array.from(' \t",;|', (character) => character.charCodeAt(0)),
);

/** The maximum length of the admin's texts, in characters. */
export const MAX_CHARACTERS = {
  list: 10_000_000, // 50,000 rows with long reasons; a browser reads it without a noticeable pause
  pasted: 4_000_000, // 50,000 rows of 80 characters; takes a browser seconds
  users: 20_000_000, // about 100,000 people with all columns of an export
};
