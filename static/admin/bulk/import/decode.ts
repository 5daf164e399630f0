import type { Encoding } from './sheet';

/** Decodes a file's bytes, one per character. `hasErrors`: some bytes mean nothing there. */
export const decodeBytes = (
  bytes: string,
  encoding: Encoding,
): { text: string; hasErrors: boolean } => {
  const buffer = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(buffer);
  return { text, hasErrors: text.includes('\ufffd') };
};
