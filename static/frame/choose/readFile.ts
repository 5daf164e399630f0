import type { FilePurpose } from '../../admin/bulk/file/fileChunks';
import { decodeBytes } from '../../admin/bulk/import/decode';
import type { Encoding, FileContent } from '../../admin/bulk/import/sheet';
import { MAX_CHARACTERS, refuseText, withoutEndMark } from '../../admin/bulk/import/text';
import { guessEncoding } from './guessEncoding';
import { looksLikeWorkbook, readWorkbook, type WorkbookRefusal } from './workbook/readWorkbook';

const MAX_BYTES = 20_000_000; // a browser reads this much without a noticeable pause

/**
 * Why a file is refused. `file-too-large`: over 20 MB. `changed`: it changed while it was read, or
 * can't be read at all. `too-large`: too many characters.
 */
export type FileRefusal =
  | 'file-too-large'
  | 'changed'
  | 'not-text'
  | 'empty'
  | 'too-large'
  | WorkbookRefusal;

type ReadableFile = Pick<File, 'size' | 'lastModified' | 'arrayBuffer'>;

/**
 * Reads a chosen file as text or as a workbook. Its content decides, not its name. Refuses early
 * what the page would refuse for its size or content. Doesn't read a file over 20 MB at all.
 */
export const readFile = async (
  file: ReadableFile,
  purpose: FilePurpose,
): Promise<{ content: FileContent } | { refused: FileRefusal }> => {
  if (file.size > MAX_BYTES) return { refused: 'file-too-large' };
  const bytes = await unchangedBytes(file);
  if (bytes === undefined) return { refused: 'changed' };
  if (looksLikeWorkbook(bytes)) {
    const read = await readWorkbook(bytes);
    return 'refused' in read ? read : { content: { kind: 'workbook', sheets: read.sheets } };
  }
  const content = decodeFile(bytes);
  if (content === undefined) return { refused: 'not-text' };
  const refused = refuseText(textOf(content), MAX_CHARACTERS[purpose])?.refused;
  return refused === undefined ? { content } : { refused };
};

// A browser may fail to read a file that another program changed, or may return the new content.
// It can't read a folder.
const unchangedBytes = async (file: ReadableFile): Promise<Uint8Array | undefined> => {
  const { size, lastModified } = file;
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const isSame = file.size === size && file.lastModified === lastModified;
    return isSame && bytes.length === size ? bytes : undefined;
  } catch {
    return undefined;
  }
};

type TextContent = Exclude<FileContent, { kind: 'workbook' }>;

const textOf = (content: TextContent): string =>
  content.kind === 'text' ? content.text : decodeBytes(content.bytes, content.guess).text;

/**
 * Decodes UTF-8, and UTF-16 with a byte order mark. Guesses any other encoding, and that of a damaged
 * file. Returns undefined if it isn't text. The byte order mark stays, so that the import reports it.
 * https://encoding.spec.whatwg.org/#names-and-labels
 */
export const decodeFile = (bytes: Uint8Array): TextContent | undefined => {
  const marked = encodingOfMark(bytes);
  const text = decodeStrictly(bytes, marked ?? 'utf-8');
  if (text !== undefined && !text.includes('\0'))
    return { kind: 'text', text: withoutEndMark(text) };
  const guess = marked ?? guessEncoding(bytes);
  return guess === undefined ? undefined : { kind: 'bytes', bytes: toBinaryString(bytes), guess };
};

const encodingOfMark = ([first, second, third]: Uint8Array): Encoding | undefined => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
};

const decodeStrictly = (bytes: Uint8Array, encoding: Encoding): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined; // another encoding
  }
};

const BYTES_AT_ONCE = 30_000; // a function takes about 65,000 arguments

const toBinaryString = (bytes: Uint8Array): string => {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_AT_ONCE)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + BYTES_AT_ONCE)));
  return pieces.join('');
};
