import type { FilePurpose } from '../admin/bulk/file/fileChunks';
import { MAX_CHARACTERS, refuseText } from '../admin/bulk/import/text';

const MAX_BYTES = 20_000_000; // a browser reads this much without a noticeable pause

/** Why a file is refused. `file-too-large`: over 20 MB. `too-large`: too many characters. */
export type FileRefusal = 'file-too-large' | 'unreadable' | 'not-text' | 'empty' | 'too-large';

/**
 * Reads a chosen file as text. Refuses early what `readImport` or `matchUserList` would refuse for
 * its size or content. Doesn't read a file over 20 MB at all.
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

// A dropped folder or a deleted file can't be read.
const bytesOf = async (file: Pick<Blob, 'arrayBuffer'>): Promise<ArrayBuffer | undefined> => {
  try {
    return await file.arrayBuffer();
  } catch {
    return undefined;
  }
};

/** A file's text. The byte order mark stays, so that `readImport` reports it. */
export type DecodedFile = {
  text: string;
  /** Whether the encoding is a guess: the file has no mark and isn't UTF-8. */
  isGuessed: boolean;
};

/**
 * Decodes a file: UTF-8, UTF-16 with a byte order mark, or otherwise Windows-1252, which
 * spreadsheets in Western Europe and America write. The last one is a guess.
 * https://encoding.spec.whatwg.org/#names-and-labels
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
    return undefined; // another encoding
  }
};
