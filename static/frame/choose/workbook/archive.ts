import { Inflate } from 'fflate';
import { UnreadableWorkbook } from './refusal';

/** A zip archive whose directory has been read. Names are in lower case, without a first slash. */
export type Archive = {
  names: ReadonlySet<string>;
  /** The bytes that a file unpacks to, as the directory says. `unpack` returns no more than that. */
  sizeOf: (name: string) => number;
  /** Unpacks a file in chunks. Checks its size and checksum at the end. */
  unpack: (name: string) => Iterable<Uint8Array>;
};

type Entry = {
  flags: number;
  method: number;
  checksum: number;
  packedSize: number;
  size: number;
  /** Where the local header starts. */
  offset: number;
  name: Uint8Array;
};

/**
 * Reads the directory of a zip archive, and unpacks nothing yet.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export const openArchive = (bytes: Uint8Array): Archive => {
  const file = viewOf(bytes);
  const entries = readEntries(file, findDirectory(file));
  const entryOf = (name: string): Entry => entries.get(plainName(name)) ?? damaged();
  return {
    names: new Set(entries.keys()),
    sizeOf: (name) => entryOf(name).size,
    unpack: (name) => {
      const entry = entryOf(name);
      return checked(entry, inflate(entry, packedBytes(file, entry)));
    },
  };
};

// Workbooks mix upper and lower case, and both slashes.
const plainName = (name: string): string =>
  name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

const damaged = (): never => {
  throw new UnreadableWorkbook('damaged');
};

/** Reads numbers of a file. A place outside the file means that it is damaged. */
type View = {
  length: number;
  bytes: (at: number, length: number) => Uint8Array;
  u16: (at: number) => number;
  u32: (at: number) => number;
  u64: (at: number) => number;
};

const viewOf = (bytes: Uint8Array): View => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = (place: number, length: number): number =>
    place >= 0 && place + length <= bytes.length ? place : damaged();
  return {
    length: bytes.length,
    bytes: (place, length) => bytes.subarray(at(place, length), place + length),
    u16: (place) => view.getUint16(at(place, 2), true),
    u32: (place) => view.getUint32(at(place, 4), true),
    u64: (place) => Number(view.getBigUint64(at(place, 8), true)),
  };
};

const SIGNATURES = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 } as const;
const SIGNATURES_64 = { locator: 0x07064b50, end: 0x06064b50 } as const;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;

// A number that is too large for its field is in a zip64 record instead. Some libraries always
// write such records, even for small files.
const MAX_U16 = 0xffff;
const MAX_U32 = 0xffffffff;

type Directory = { start: number; count: number };

const findDirectory = (file: View): Directory => {
  const last = file.length - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT; at -= 1) {
    if (file.u32(at) !== SIGNATURES.end || file.u16(at + 20) > last - at) continue;
    const [count, start] = [file.u16(at + 10), file.u32(at + 16)];
    return count === MAX_U16 || start === MAX_U32 ? findDirectory64(file, at) : { start, count };
  }
  return damaged();
};

const findDirectory64 = (file: View, end: number): Directory => {
  const locator = end - 20;
  if (file.u32(locator) !== SIGNATURES_64.locator) damaged();
  const at = file.u64(locator + 8);
  if (file.u32(at) !== SIGNATURES_64.end) damaged();
  return { count: file.u64(at + 32), start: file.u64(at + 48) };
};

const MAX_ENTRIES = 20_000; // a workbook with a picture in each row has that many

const readEntries = (file: View, { start, count }: Directory): Map<string, Entry> => {
  if (count > MAX_ENTRIES) throw new UnreadableWorkbook('unpacks-too-large');
  const entries = new Map<string, Entry>();
  let at = start;
  for (let read = 0; read < count; read += 1) {
    if (file.u32(at) !== SIGNATURES.entry) damaged();
    const [nameLength, extraLength] = [file.u16(at + 28), file.u16(at + 30)];
    const name = file.bytes(at + 46, nameLength);
    const extra = at + 46 + nameLength;
    const entry = {
      flags: file.u16(at + 8),
      method: file.u16(at + 10),
      checksum: file.u32(at + 16),
      ...sizesOf(file, at, extra, extra + extraLength),
      name,
    };
    at = extra + extraLength + file.u16(at + 32);
    const key = plainName(new TextDecoder().decode(name));
    if (entries.has(key)) damaged(); // programs would read different ones
    if (!key.endsWith('/')) entries.set(key, entry);
  }
  return entries;
};

type Sizes = Pick<Entry, 'packedSize' | 'size' | 'offset'>;

const sizesOf = (file: View, entry: number, extra: number, extraEnd: number): Sizes => {
  let place = extra;
  while (place + 4 <= extraEnd && file.u16(place) !== 1) place += 4 + file.u16(place + 2);
  place += 4;
  const large = (value: number): number => {
    if (value !== MAX_U32) return value;
    if (place + 8 > extraEnd) damaged();
    place += 8;
    return file.u64(place - 8);
  };
  // The zip64 record has the large ones in this order.
  const size = large(file.u32(entry + 24));
  const packedSize = large(file.u32(entry + 20));
  return { size, packedSize, offset: large(file.u32(entry + 42)) };
};

const IS_ENCRYPTED = 1; // a flag

const packedBytes = (file: View, entry: Entry): Uint8Array => {
  const { offset, name, packedSize } = entry;
  if ((entry.flags & IS_ENCRYPTED) !== 0) throw new UnreadableWorkbook('encrypted');
  if (file.u32(offset) !== SIGNATURES.local || file.u16(offset + 26) !== name.length) damaged();
  const localName = file.bytes(offset + 30, name.length);
  if (localName.some((byte, place) => byte !== name[place])) damaged();
  const start = offset + 30 + name.length + file.u16(offset + 28);
  return file.bytes(start, packedSize);
};

const STORED = 0;
const DEFLATED = 8;

const CHUNK = 16_384;

// Small steps keep less in memory, and large ones are faster. 1 byte unpacks to at most 1,032.
const UNPACKED_STEP = 65_536;
const MIN_PACKED_STEP = 256;
const MAX_PACKED_STEP = 8_192;

const inflate = function* ({ method, size }: Entry, packed: Uint8Array): Generator<Uint8Array> {
  if (method === STORED) yield* slices(packed);
  else if (method === DEFLATED) {
    const wanted = Math.ceil((UNPACKED_STEP * packed.length) / Math.max(1, size));
    const step = Math.min(MAX_PACKED_STEP, Math.max(MIN_PACKED_STEP, wanted));
    const unpacked: Uint8Array[] = [];
    const stream = new Inflate((chunk) => unpacked.push(chunk));
    for (let at = 0; at < packed.length; at += step) {
      try {
        stream.push(packed.subarray(at, at + step), at + step >= packed.length);
      } catch {
        damaged();
      }
      for (const chunk of unpacked.splice(0)) yield* slices(chunk);
    }
  } else damaged();
};

// Gives at least one chunk, so that the caller can pause even if a step unpacks to nothing.
const slices = function* (bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at === 0 || at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
};

const checked = function* (entry: Entry, chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  let size = 0;
  let state = -1;
  for (const chunk of chunks) {
    size += chunk.length;
    if (size > entry.size) damaged();
    state = addToChecksum(state, chunk);
    yield chunk;
  }
  if (size !== entry.size || ~state >>> 0 !== entry.checksum) damaged();
};

// The CRC-32 of zip archives. An index is three times as fast here as an iterator.
const addToChecksum = (before: number, bytes: Uint8Array): number => {
  const { length } = bytes;
  let state = before;
  for (let at = 0; at < length; at += 1)
    state = (CRC_TABLE[(state ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (state >>> 8);
  return state;
};

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  return value;
});
