import type { Finding, ImportRefusal } from './import';

/** A file's text, its byte order mark left for `readImport` to report, and what else was found. */
export type DecodedFile = { text: string; findings: Finding[] };

const MOST_BYTES = 20_000_000; // what a browser reads at once without a pause that is felt

/**
 * The text of a chosen file: UTF-8 with or without byte order mark, UTF-16 of either order with
 * one, else Windows-1252, which is what spreadsheets in Western Europe and America write; that is
 * a guess, and a finding says so. https://encoding.spec.whatwg.org/#names-and-labels
 */
export const decodeFile = (bytes: ArrayBuffer): DecodedFile | ImportRefusal => {
  if (bytes.byteLength > MOST_BYTES) return { refused: 'too-large' };
  const marked = encodingOfMark(new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength)));
  const text = decode(bytes, marked ?? 'utf-8');
  if (text !== undefined) return { text, findings: [] };
  const guessed = marked === undefined ? decode(bytes, 'windows-1252') : undefined;
  if (guessed === undefined || guessed.includes('\0')) return { refused: 'not-text' };
  return {
    text: guessed,
    findings: [{ row: 0, code: 'other-encoding', mended: true, text: 'Windows-1252' }],
  };
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
