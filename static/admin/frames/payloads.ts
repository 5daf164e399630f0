// The size limit of an event isn't documented. A function call accepts 500 KB. As JSON, a chunk has at
// most 350 KB: every second byte of UTF-16 may be a zero, which JSON writes with six characters.
const CHUNK_CHARACTERS = 100_000;

const HIGH_SURROGATE = /[\ud800-\udbff]$/;

/**
 * Splits a text into pieces of at most `most` characters, in order, each with whole lines. Only a line
 * that is longer is cut.
 */
export const splitLines = (whole: string, most: number): string[] => {
  const pieces: string[] = [];
  for (let at = 0; at < whole.length;) {
    const text = whole.slice(at, at + most);
    const isLast = at + text.length === whole.length;
    const piece = isLast ? text : text.slice(0, text.lastIndexOf('\n') + 1) || uncut(text);
    pieces.push(piece);
    at += piece.length;
  }
  return pieces;
};

/** Splits a text into chunks for events, in order. Cuts no character in two. */
export const splitText = (whole: string): string[] => {
  const chunks: string[] = [];
  for (let at = 0; at < whole.length;) {
    const chunk = uncut(whole.slice(at, at + CHUNK_CHARACTERS));
    chunks.push(chunk);
    at += chunk.length;
  }
  return chunks;
};

/** The text without a half character at its end. */
const uncut = (text: string): string =>
  HIGH_SURROGATE.test(text) && text.length > 1 ? text.slice(0, -1) : text;

type Fields = Partial<Record<string, unknown>>;

/** The fields of a payload, which may be anything. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? { ...value } : {};

export const isText = (value: unknown): value is string => typeof value === 'string';

/** Whether it is a whole number, 0 or more. */
export const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0;
