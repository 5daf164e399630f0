import { decode } from '../../../static/admin/bulk/import/decode';
import { type Encoding, ENCODINGS } from '../../../static/admin/bulk/import/sheet';

type TabledEncoding = Exclude<Encoding, 'utf-8' | 'utf-16le' | 'utf-16be'>;

/** The bytes of each character, the other way around from what `TextDecoder` knows. */
const tableOf = (encoding: TabledEncoding): ReadonlyMap<string, readonly number[]> => {
  const table = new Map<string, readonly number[]>();
  const take = (...bytes: number[]): void => {
    const character = decode(new Uint8Array(bytes), encoding);
    if (Array.from(character).length === 1 && character !== '\ufffd' && !table.has(character))
      table.set(character, bytes);
  };
  for (let byte = 0; byte <= 0xff; byte += 1) take(byte);
  if (encoding === 'shift_jis')
    for (let lead = 0x81; lead <= 0xfc; lead += 1)
      for (let trail = 0x40; trail <= 0xfc; trail += 1) take(lead, trail);
  return table;
};

const TABLES = new Map(
  ENCODINGS.flatMap((encoding) =>
    encoding.startsWith('utf') ? [] : [[encoding, tableOf(encoding as TabledEncoding)] as const],
  ),
);

/** Encodes a text, without a mark. Fails the test if the encoding doesn't have a character. */
export const encode = (text: string, encoding: Encoding): Uint8Array<ArrayBuffer> => {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-16le':
    case 'utf-16be':
      return encodeUtf16(text, encoding === 'utf-16le');
    case 'windows-1252':
    case 'windows-1250':
    case 'windows-1251':
    case 'macintosh':
    case 'shift_jis':
      return new Uint8Array(
        Array.from(text).flatMap((character) => {
          const bytes = TABLES.get(encoding)?.get(character);
          if (bytes === undefined) throw new Error(`${encoding} has no ${character}`);
          return bytes;
        }),
      );
  }
};

const encodeUtf16 = (text: string, isLittle: boolean): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
};

/** One character per byte. */
export const toBinary = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
