const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const EXTRA_LENGTH = 28; // three numbers of 8 bytes, with a head of 4

/** The same archive with sizes and places in zip64 records, as large archives need them. */
export const withZip64Records = (archive: Uint8Array): Uint8Array => {
  const end = archive.length - END_LENGTH;
  const from = new DataView(archive.buffer, archive.byteOffset);
  const directory = from.getUint32(end + 16, true);
  const entries: Uint8Array[] = [];
  for (let at = directory; at < end && from.getUint32(at, true) === ENTRY;) {
    const length = 46 + from.getUint16(at + 28, true);
    const rest = from.getUint16(at + 30, true) + from.getUint16(at + 32, true);
    entries.push(largeEntry(archive.slice(at, at + length)));
    at += length + rest;
  }
  const size = entries.reduce((sum, entry) => sum + entry.length, 0);
  return join([
    archive.slice(0, directory),
    ...entries,
    endRecord(entries.length, size, directory),
    locator(directory + size),
    shortEnd(),
  ]);
};

const record = (length: number, fill: (view: DataView) => void): Uint8Array => {
  const bytes = new Uint8Array(length);
  fill(new DataView(bytes.buffer));
  return bytes;
};

const largeEntry = (entry: Uint8Array): Uint8Array =>
  record(entry.length + EXTRA_LENGTH, (view) => {
    new Uint8Array(view.buffer).set(entry);
    const numbers = [24, 20, 42].map((at) => view.getUint32(at, true));
    for (const at of [24, 20, 42]) view.setUint32(at, 0xffffffff, true);
    view.setUint16(30, EXTRA_LENGTH, true);
    view.setUint16(32, 0, true);
    view.setUint16(entry.length, 1, true);
    view.setUint16(entry.length + 2, EXTRA_LENGTH - 4, true);
    for (const [place, number] of numbers.entries())
      view.setBigUint64(entry.length + 4 + 8 * place, BigInt(number), true);
  });

const endRecord = (count: number, size: number, directory: number): Uint8Array =>
  record(56, (view) => {
    view.setUint32(0, 0x06064b50, true);
    view.setBigUint64(4, 44n, true);
    view.setBigUint64(24, BigInt(count), true);
    view.setBigUint64(32, BigInt(count), true);
    view.setBigUint64(40, BigInt(size), true);
    view.setBigUint64(48, BigInt(directory), true);
  });

const locator = (end: number): Uint8Array =>
  record(20, (view) => {
    view.setUint32(0, 0x07064b50, true);
    view.setBigUint64(8, BigInt(end), true);
    view.setUint32(16, 1, true);
  });

const shortEnd = (): Uint8Array =>
  record(END_LENGTH, (view) => {
    view.setUint32(0, 0x06054b50, true);
    for (const at of [8, 10]) view.setUint16(at, 0xffff, true);
    for (const at of [12, 16]) view.setUint32(at, 0xffffffff, true);
  });

const join = (pieces: readonly Uint8Array[]): Uint8Array => {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
};
