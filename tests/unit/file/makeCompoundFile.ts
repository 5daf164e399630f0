const NONE = 0xffffffff;
const END_OF_CHAIN = 0xfffffffe;
const TABLE_SECTOR = 0xfffffffd;
const LIST_SECTOR = 0xfffffffc;
const ENTRY_LENGTH = 128;
const IN_HEADER = 109;

type CompoundFile = {
  /** The streams in the uppermost folder. */
  names: readonly string[];
  /** The streams in a folder below it. */
  inner: readonly string[];
  sectorLength: 512 | 4_096;
  /** Unused sectors before the directory. With 15,000, the allocation table outgrows the header. */
  emptySectors: number;
};

/** A compound file with empty streams, as old office programs write it. */
export const makeCompoundFile = (made: CompoundFile): Uint8Array => {
  const { sectorLength, emptySectors } = made;
  const perSector = sectorLength / 4;
  const entries = entriesOf(made);
  const directorySectors = Math.ceil((entries.length * ENTRY_LENGTH) / sectorLength);
  const used = emptySectors + directorySectors;
  const tableSectors = Math.ceil((used + 300) / perSector);
  const listSectors = Math.ceil(Math.max(0, tableSectors - IN_HEADER) / (perSector - 1));
  const sectors = used + tableSectors + listSectors;
  const bytes = new Uint8Array((sectors + 1) * sectorLength);
  const view = new DataView(bytes.buffer);
  const put = (at: number, value: number): void => view.setUint32(at, value, true);
  const startOf = (sector: number): number => (sector + 1) * sectorLength;

  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, Math.log2(sectorLength), true);
  put(48, emptySectors);
  put(68, listSectors === 0 ? END_OF_CHAIN : used + tableSectors);
  for (let sector = 0; sector < tableSectors * perSector; sector += 1) {
    const table = startOf(used + Math.floor(sector / perSector));
    put(table + 4 * (sector % perSector), nextOf(sector, emptySectors, used, tableSectors));
  }
  for (let table = 0; table < tableSectors; table += 1) {
    const rest = table - IN_HEADER;
    const list = startOf(used + tableSectors + Math.floor(rest / (perSector - 1)));
    put(rest < 0 ? 76 + 4 * table : list + 4 * (rest % (perSector - 1)), used + table);
  }
  for (const [at, entry] of entries.entries()) {
    const start = startOf(emptySectors) + at * ENTRY_LENGTH;
    for (let letter = 0; letter < entry.name.length; letter += 1)
      view.setUint16(start + 2 * letter, entry.name.charCodeAt(letter), true);
    put(start + 68, entry.left);
    put(start + 72, entry.right);
    put(start + 76, entry.child);
  }
  return bytes;
};

const nextOf = (sector: number, emptySectors: number, used: number, tables: number): number => {
  if (sector < emptySectors) return NONE;
  if (sector < used) return sector === used - 1 ? END_OF_CHAIN : sector + 1;
  return sector < used + tables ? TABLE_SECTOR : LIST_SECTOR;
};

type Entry = { name: string; left: number; right: number; child: number };

/** The root, the streams below, and then those at the top: siblings are linked to both sides. */
const entriesOf = ({ names, inner }: CompoundFile): Entry[] => {
  const firstTop = 1 + inner.length;
  const top = [...names, ...(inner.length > 0 ? ['Folder'] : [])];
  const root = { name: 'Root Entry', left: NONE, right: NONE };
  return [
    { ...root, child: top.length > 0 ? firstTop : NONE },
    ...inner.map((name, at) => linked(name, 1 + at, at + 1 < inner.length, NONE)),
    ...top.map((name, at) =>
      linked(name, firstTop + at, at + 1 < top.length, name === 'Folder' ? 1 : NONE),
    ),
  ];
};

const linked = (name: string, place: number, hasNext: boolean, child: number): Entry => {
  const next = hasNext ? place + 1 : NONE;
  return place % 2 === 0
    ? { name, left: next, right: NONE, child }
    : { name, left: NONE, right: next, child };
};
