/** A file's text, its byte order mark left for `readImport` to report. */
export type DecodedFile = {
  text: string;
  /** Whether the encoding is a guess: nothing in the file says it, and it is not UTF-8. */
  isGuessed: boolean;
};

/**
 * The text of a chosen file: UTF-8 with or without byte order mark, UTF-16 of either order with
 * one, else Windows-1252, which is what spreadsheets in Western Europe and America write; that is
 * a guess. https://encoding.spec.whatwg.org/#names-and-labels
 */
export const decodeFile = (bytes: ArrayBuffer): DecodedFile | { refused: 'not-text' } => {
  const marked = encodingOfMark(new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength)));
  const text = decode(bytes, marked ?? 'utf-8');
  if (text !== undefined) return { text, isGuessed: false };
  const guessed = marked === undefined ? decode(bytes, 'windows-1252') : undefined;
  if (guessed === undefined || guessed.includes('\0')) return { refused: 'not-text' };
  return { text: guessed, isGuessed: true };
};

const encodingOfMark = ([first, second]: Uint8Array): string | undefined => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
};

const decode = (bytes: ArrayBuffer, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined; // not in that encoding
  }
};
