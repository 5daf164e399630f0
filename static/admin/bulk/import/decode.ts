import { hasUnreadable } from './cells';
import type { Encoding } from './sheet';
import { withoutEndMark } from './text';

const BYTE_ORDER_MARK = '\ufeff';
const UTF8_MARK = '\u00ef\u00bb\u00bf'; // the bytes of the mark in UTF-8

/**
 * Decodes a file whose encoding is a guess. Each character of `bytes` is one byte. `hasErrors` says
 * whether some bytes mean nothing in this encoding. A byte order mark stays, so that the import
 * reports it.
 */
export const decodeBytes = (
  bytes: string,
  encoding: Encoding,
): { text: string; hasErrors: boolean } => {
  const isMarked = bytes.startsWith(UTF8_MARK);
  const rest = decode(toArray(isMarked ? bytes.slice(UTF8_MARK.length) : bytes), encoding);
  const text = withoutEndMark(isMarked ? `${BYTE_ORDER_MARK}${rest}` : rest);
  return { text, hasErrors: hasUnreadable(text) };
};

/** Decodes bytes, and replaces what means nothing in this encoding. A byte order mark stays. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string => {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  // In two steps, because Node.js 20 takes Windows-1252 for Latin-1 if it gets everything at once.
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
};

const toArray = (bytes: string): Uint8Array => {
  const array = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) array[at] = bytes.charCodeAt(at);
  return array;
};
