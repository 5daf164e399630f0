import type { FilePurpose } from '../admin/bulk/file/fileChunks';
import { MAX_CHARACTERS, refuseText } from '../admin/bulk/import/text';

const MAX_BYTES = 20_000_000; // what a browser reads at once without a pause that is felt

/** Why a file is not taken. `file-too-large` is over 20 MB, `too-large` has too many characters. */
export type FileRefusal = 'file-too-large' | 'unreadable' | 'not-text' | 'empty' | 'too-large';

/**
 * Reads a chosen file as text. What `readImport` or `matchUserList` would refuse for its size or
 * as no text is refused here already; a file over 20 MB is not read at all.
 */
export const readFile = async (
  file: Pick<Blob, 'size' | 'arrayBuffer'>,
  purpose: FilePurpose,
): Promise<DecodedFile | { refused: FileRefusal }> => {
  if (file.size > MAX_BYTES) return { refused: 'file-too-large' };
  const bytes = await bytesOf(file);
  if (bytes === undefined) return { refused: 'unreadable' };
  const decoded = decodeFile(bytes);
  if ('refused' in decoded) return decoded;
  switch (refuseText(decoded.text, MAX_CHARACTERS[purpose])?.refused) {
    case undefined:
      return decoded;
    case 'empty':
      return { refused: 'empty' };
    case 'not-text':
      return { refused: 'not-text' };
    case 'too-large':
      return { refused: 'too-large' };
  }
};

// A folder that was dropped, and a file that has gone since, cannot be read.
const bytesOf = async (file: Pick<Blob, 'arrayBuffer'>): Promise<ArrayBuffer | undefined> => {
  try {
    return await file.arrayBuffer();
  } catch {
    return undefined;
  }
};

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
