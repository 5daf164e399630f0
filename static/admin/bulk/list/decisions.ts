import type { Group } from '../../../../src/contract/adminApi';
import type { ChangeAction } from '../../../../src/contract/bulkApi';
import type { ColumnRole } from '../../../../src/domain/columnRole';
import { plainWord, type WordMeaning } from '../import/actionWords';
import type { HeaderKindOf } from '../import/headerKind';
import type { ImportRefusal } from '../import/import';
import { mapList, readSheets, withMapping } from '../import/mapList';
import type { ListColumn, MappedList, Mapping } from '../import/mapping';
import type { Encoding, FileContent } from '../import/sheet';

type Roles = Mapping['roles'];

/** What was decided about one sheet. */
type SheetDecisions = Pick<Mapping, 'headerRow' | 'roles'>;

/** A list after reading, with the admin's decisions about it. */
export type DecidedList = {
  content: FileContent;
  /** Undefined for a pasted list. */
  fileName: string | undefined;
  list: MappedList;
  /** The roles that an admin chose for the same headers before. */
  remembered?: readonly ColumnRole[];
  /** The decisions about sheets that were chosen before, by the place of the sheet. */
  otherSheets: ReadonlyMap<number, SheetDecisions>;
  /** Why the last decision wasn't followed. */
  refusal?: ImportRefusal;
};

/** Reads a list for the first time. */
export const openList = (
  content: FileContent,
  fileName: string | undefined,
  headerKind: HeaderKindOf,
): DecidedList | ImportRefusal => {
  const source = readSheets(content, headerKind, { fileName });
  if ('refused' in source) return source;
  const list = mapList(source);
  return 'refused' in list ? list : { content, fileName, list, otherSheets: new Map() };
};

/**
 * Reads a list that was edited, with the admin's decisions about it before the edit. Undefined if it
 * has other columns now, so that the decisions don't fit.
 */
export const reopenList = (content: FileContent, before: DecidedList): DecidedList | undefined => {
  if (content === before.content) return before;
  const { mapping, source: earlier } = before.list;
  const { fileName } = before;
  const source = readSheets(content, earlier.headerKind, { fileName });
  if ('refused' in source) return undefined;
  const list = mapList(source, mapping, before.remembered);
  if ('refused' in list || headersKey(list) !== headersKey(before.list)) return undefined;
  const roles = carriedRoles(before.list, list, hasSamePlace);
  return decide({ ...before, content, list }, { roles });
};

const headersKey = ({ layout, columns }: MappedList): string =>
  JSON.stringify([layout?.header !== undefined, columns.map(({ header }) => header)]);

/** Uses the roles that an admin chose for the same headers before. */
export const withRemembered = (
  decided: DecidedList,
  remembered: readonly ColumnRole[],
): DecidedList => mapAgain({ ...decided, remembered }, {});

export const withRole = (decided: DecidedList, place: number, role: ColumnRole): DecidedList =>
  decide(decided, { roles: decided.list.mapping.roles.with(place, role) });

export const withMeaning = (
  decided: DecidedList,
  word: string,
  meaning: WordMeaning,
): DecidedList =>
  decide(decided, { words: new Map([...decided.list.mapping.words, [plainWord(word), meaning]]) });

export const withDefaultAction = (decided: DecidedList, defaultAction: ChangeAction): DecidedList =>
  decide(decided, { defaultAction });

export const withGroup = (decided: DecidedList, group: Group | undefined): DecidedList =>
  decide(decided, { group });

/**
 * Chooses a sheet. `remembered` holds the roles that an admin chose for its headers before. If the
 * sheet was chosen before, the decisions about it are back. Otherwise, columns with the same header
 * keep the role that the admin gave them.
 */
export const withSheet = (
  decided: DecidedList,
  sheet: number,
  remembered?: readonly ColumnRole[],
): DecidedList => {
  const { mapping } = decided.list;
  const otherSheets = new Map(decided.otherSheets);
  if (mapping.sheet !== undefined) otherSheets.set(mapping.sheet, mapping);
  const known = otherSheets.get(sheet);
  const { remembered: _, ...others } = decided; // they are for the headers of the earlier sheet
  const opened = mapAgain(
    { ...others, ...(remembered && { remembered }) },
    { sheet, headerRow: known?.headerRow },
  );
  if (opened.refusal) return { ...decided, refusal: opened.refusal };
  const roles = known?.roles ?? carriedRoles(decided.list, opened.list, hasSameHeader);
  return decide({ ...opened, otherSheets }, { roles });
};

/** Chooses the row with the headers, 0 for none. Columns keep the role that the admin gave them. */
export const withHeaderRow = (decided: DecidedList, headerRow: number): DecidedList => {
  const opened = mapAgain(decided, { headerRow });
  if (opened.refusal) return opened;
  return decide(opened, { roles: carriedRoles(decided.list, opened.list, hasSamePlace) });
};

/** Chooses an encoding. Columns keep the role that the admin gave them. */
export const withEncoding = (decided: DecidedList, encoding: Encoding): DecidedList => {
  const { content, fileName, list } = decided;
  const source = readSheets(content, list.source.headerKind, { encoding, fileName });
  if ('refused' in source) return { ...decided, refusal: source };
  const opened = mapAgain({ ...decided, list: { ...list, source } }, { encoding });
  if (opened.refusal) return { ...decided, refusal: opened.refusal };
  const isSameWidth = opened.list.columns.length === list.columns.length;
  const isSame = isSameWidth ? hasSamePlace : hasSameHeader;
  return decide(opened, { roles: carriedRoles(list, opened.list, isSame) });
};

const decide = (decided: DecidedList, decision: Partial<Mapping>): DecidedList => {
  const { refusal: _, ...others } = decided;
  const { list } = decided;
  return { ...others, list: withMapping(list, { ...list.mapping, ...decision }) };
};

/** Suggests the roles of all columns again. If the list is refused then, the earlier one stays. */
const mapAgain = (decided: DecidedList, decision: Partial<Mapping>): DecidedList => {
  const { refusal: _, ...others } = decided;
  const { source, mapping } = decided.list;
  const list = mapList(source, { ...mapping, ...decision }, decided.remembered);
  return 'refused' in list ? { ...others, refusal: list } : { ...others, list };
};

type IsSame = (one: ListColumn, other: ListColumn) => boolean;

const hasSamePlace: IsSame = (one, other) => one.place === other.place;

const hasSameHeader: IsSame = (one, other) => one.header !== '' && one.header === other.header;

/**
 * The suggested roles, or what the admin chose instead for the same columns. Asks again about a
 * column that may now say what to do: a word for removing must not be ignored.
 */
const carriedRoles = (from: MappedList, to: MappedList, isSame: IsSame): Roles => {
  const changed = from.columns.filter(
    ({ place, suggested }) => from.mapping.roles[place] !== suggested,
  );
  return to.columns.map((column) => {
    const { suggested, reason } = column;
    const before = changed.find((other) => isSame(other, column));
    const role = before ? from.mapping.roles[before.place] : suggested;
    const mayAsk = suggested === 'action' || reason === 'maybe-actions';
    return mayAsk && role !== 'action' ? undefined : role;
  });
};
