import type { WorkbookRefusal } from './refusal';

/** Whether the bytes start like a workbook or another file of an office program, not like text. */
export const looksLikeWorkbook = (bytes: Uint8Array): boolean =>
  isArchive(bytes) || isCompoundFile(bytes);

// `PK` and the kind of the first record: a file, or the end of an empty archive.
const isArchive = ([p, k, kind, next]: Uint8Array): boolean =>
  p === 0x50 && k === 0x4b && ((kind === 3 && next === 4) || (kind === 5 && next === 6));

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Whether it is a compound file, as old office programs write it, and new ones for a password. */
export const isCompoundFile = (bytes: Uint8Array): boolean =>
  COMPOUND_FILE.every((byte, place) => bytes[place] === byte);

/**
 * Says why an archive isn't an .xlsx file, by the names in it. Returns undefined if it may be one.
 * `readMimeType` reads the file `mimetype`, which OpenDocument files have.
 */
export const refuseArchive = (
  names: ReadonlySet<string>,
  readMimeType: () => string,
): WorkbookRefusal | undefined => {
  const has = (start: string): boolean => [...names].some((name) => name.startsWith(start));
  if (names.has('xl/workbook.bin')) return 'binary-workbook';
  if (has('xl/')) return undefined;
  if (has('word/')) return 'word';
  if (has('ppt/')) return 'powerpoint';
  if (names.has('mimetype') && readMimeType().includes('opendocument.spreadsheet'))
    return 'open-document';
  return names.has('_rels/.rels') ? undefined : 'not-workbook';
};

/**
 * Says why a compound file can't be read, by the names of its streams. Old workbooks and protected
 * new ones have the same first bytes.
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb
 */
export const refuseCompoundFile = (bytes: Uint8Array): WorkbookRefusal => {
  const names = topNames(readEntries(bytes));
  if (names.length === 0) return 'damaged';
  const has = (...wanted: string[]): boolean => wanted.some((name) => names.includes(name));
  if (has('EncryptedPackage', 'EncryptionInfo')) return 'encrypted';
  if (has('Workbook', 'Book')) return 'old-excel';
  if (has('WordDocument')) return 'word';
  return has('PowerPoint Document') ? 'powerpoint' : 'not-workbook';
};

type Entry = { name: string; left: number; right: number; child: number };

const ENTRY_LENGTH = 128;
const MAX_ENTRIES = 100_000;
const MAX_SECTOR = 0xfffffffa; // higher numbers have a meaning, for example the end of a chain
const ENTRIES_IN_HEADER = 109; // sectors of the allocation table that the header lists

/** The entries of the directory: as many as can be followed in a damaged file. */
const readEntries = (bytes: Uint8Array): Entry[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const u32 = (at: number): number => (at + 4 <= bytes.length ? view.getUint32(at, true) : NONE);
  const sectorLength = view.byteLength > 32 && view.getUint16(30, true) === 12 ? 4_096 : 512;
  const startOf = (sector: number): number => (sector + 1) * sectorLength;
  const perSector = sectorLength / 4;

  /** Where the allocation table's sector is: in the header, or in a chain of further lists. */
  const tableSector = (place: number): number => {
    if (place < ENTRIES_IN_HEADER) return u32(76 + 4 * place);
    const rest = place - ENTRIES_IN_HEADER;
    let list = u32(68);
    for (let skipped = Math.floor(rest / (perSector - 1)); skipped > 0; skipped -= 1)
      list = u32(startOf(list + 1) - 4);
    return u32(startOf(list) + 4 * (rest % (perSector - 1)));
  };
  const next = (sector: number): number =>
    u32(startOf(tableSector(Math.floor(sector / perSector))) + 4 * (sector % perSector));

  const entries: Entry[] = [];
  for (
    let sector = u32(48);
    sector <= MAX_SECTOR && startOf(sector) < bytes.length && entries.length < MAX_ENTRIES;
    sector = next(sector)
  )
    for (let at = startOf(sector); at < startOf(sector) + sectorLength; at += ENTRY_LENGTH)
      entries.push({
        name: nameAt(bytes, at),
        left: u32(at + 68),
        right: u32(at + 72),
        child: u32(at + 76),
      });
  return entries;
};

const NONE = 0xffffffff;

const nameAt = (bytes: Uint8Array, at: number): string =>
  new TextDecoder('utf-16le').decode(bytes.subarray(at, at + 64)).replace(/\0.*$/s, '');

/** The names in the uppermost folder, whose entries form a tree. Documents can contain others. */
const topNames = (entries: readonly Entry[]): string[] => {
  const names: string[] = [];
  const open = [entries[0]?.child ?? NONE];
  const seen = new Set<number>();
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const entry = entries[place];
    if (entry === undefined || seen.has(place)) continue;
    seen.add(place);
    names.push(entry.name);
    open.push(entry.left, entry.right);
  }
  return names;
};
