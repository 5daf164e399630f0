import type { Sheet } from '../../../admin/bulk/import/sheet';
import { type Archive, openArchive } from './archive';
import {
  indexHandlers,
  type ListedSheet,
  type Relationship,
  relationshipHandlers,
  relationshipsOf,
  sharedStringHandlers,
  type WorkbookIndex,
} from './contents';
import { isCompoundFile, looksLikeWorkbook, refuseArchive, refuseCompoundFile } from './fileKind';
import { type NumberFormat, numberFormatHandlers } from './numberFormats';
import { UnreadableWorkbook, type WorkbookRefusal } from './refusal';
import { makeSheetReader, type Shared, type SheetContent } from './worksheet';
import { makePace, readXml, type XmlHandlers } from './xml';

export { looksLikeWorkbook, type WorkbookRefusal };

const MAX_UNPACKED_BYTES = 100_000_000; // takes a fast computer 2 s
const MAX_CHARACTERS = 20_000_000; // of all sheets together, twice as many as a text can have

/**
 * Reads the sheets of an .xlsx file. Pauses now and then, so that the page stays responsive.
 * https://ecma-international.org/publications-and-standards/standards/ecma-376/
 */
export const readWorkbook = async (
  bytes: Uint8Array,
  { now = () => performance.now() }: { now?: () => number } = {},
): Promise<{ sheets: Sheet[] } | { refused: WorkbookRefusal }> => {
  if (isCompoundFile(bytes)) return { refused: refuseCompoundFile(bytes) };
  try {
    return await readArchive(openArchive(bytes), now);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return { refused: error.refused };
    throw error;
  }
};

const readArchive = async (
  archive: Archive,
  now: () => number,
): Promise<{ sheets: Sheet[] } | { refused: WorkbookRefusal }> => {
  const refused = refuseArchive(archive.names, () => startOf(archive, 'mimetype'));
  if (refused !== undefined) return { refused };
  const source = makePartSource(archive, now);
  const workbook = targetOf(await relationshipsFrom(source, ''), 'officeDocument');
  if (workbook === undefined) return { refused: 'not-workbook' };
  const related = await relationshipsFrom(source, workbook);
  const index: WorkbookIndex = { sheets: [], activeSheet: 0, is1904: false };
  source.allow([workbook]);
  await source.read(workbook, indexHandlers(index));

  const listed = index.sheets.flatMap((sheet, place) => worksheet(sheet, place, related));
  if (listed.length === 0) return { refused: 'no-sheets' };
  const common = [targetOf(related, 'sharedStrings'), targetOf(related, 'styles')] as const;
  const needed = [...common, ...listed.map(({ part }) => part)];
  source.allow(needed.filter((name) => name !== undefined));
  const shared = await readShared(source, common, index.is1904);
  const sheets: Sheet[] = [];
  for (const { part, name, isHidden, place } of listed) {
    const isActive = place === index.activeSheet;
    sheets.push({ name, isHidden, isActive, ...(await readSheet(source, part, shared)) });
  }
  const isEmpty = sheets.every(({ rows, isCut }) => rows.length === 0 && !isCut);
  return isEmpty ? { refused: 'empty' } : { sheets };
};

const startOf = (archive: Archive, name: string): string => {
  for (const bytes of archive.unpack(name)) return new TextDecoder().decode(bytes);
  return '';
};

type PartSource = {
  /** Refuses parts that unpack to too much, together with those before. Unpacks none of them. */
  allow: (names: readonly string[]) => void;
  read: (name: string, handlers: XmlHandlers) => Promise<void>;
};

const makePartSource = (archive: Archive, now: () => number): PartSource => {
  const pace = makePace(now);
  let bytesLeft = MAX_UNPACKED_BYTES;
  return {
    allow: (names) => {
      bytesLeft -= names.reduce((sum, name) => sum + archive.sizeOf(name), 0);
      if (bytesLeft < 0) throw new UnreadableWorkbook('unpacks-too-large');
    },
    read: (name, handlers) => readXml(archive.unpack(name), handlers, pace),
  };
};

const relationshipsFrom = async (source: PartSource, part: string): Promise<Relationship[]> => {
  const found: Relationship[] = [];
  source.allow([relationshipsOf(part)]);
  await source.read(relationshipsOf(part), relationshipHandlers(part, found));
  return found;
};

const targetOf = (relationships: readonly Relationship[], wanted: string): string | undefined =>
  relationships.find(({ type }) => type === wanted)?.target;

/** A listed sheet as a list, or an empty list for a chart or a dialog, which have no cells. */
const worksheet = (
  sheet: ListedSheet,
  place: number,
  relationships: readonly Relationship[],
): (ListedSheet & { part: string; place: number })[] => {
  const found = relationships.find(({ id }) => id === sheet.relationship);
  if (found !== undefined && found.type !== 'worksheet') return [];
  if (found?.target === undefined) throw new UnreadableWorkbook('damaged');
  return [{ ...sheet, part: found.target, place }];
};

const readShared = async (
  source: PartSource,
  [stringTable, styles]: readonly [string | undefined, string | undefined],
  is1904: boolean,
): Promise<Shared> => {
  const strings: string[] = [];
  const formats: NumberFormat[] = [];
  if (stringTable !== undefined) await source.read(stringTable, sharedStringHandlers(strings));
  if (styles !== undefined) await source.read(styles, numberFormatHandlers(formats));
  return { strings, formats, is1904, charactersLeft: MAX_CHARACTERS };
};

const readSheet = async (
  source: PartSource,
  part: string,
  shared: Shared,
): Promise<SheetContent> => {
  if (shared.charactersLeft < 0) return { rows: [], hiddenColumns: [], isCut: true };
  const { handlers, finish } = makeSheetReader(shared);
  await source.read(part, handlers);
  return finish();
};
