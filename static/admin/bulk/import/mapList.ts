import type { ColumnRole } from '../../../../src/domain/columnRole';
import { MAX_ROWS } from '../../../../src/domain/limits';
import { type ActionWord, actionWordsOf } from './actionWords';
import { columnsOf } from './columns';
import { decodeBytes } from './decode';
import type { HeaderKindOf } from './headerKind';
import { actionHints, headingsOf, pivotedColumns, possibleGroups } from './hints';
import { type Finding, type ImportRefusal, makeNotes } from './import';
import { layoutOf } from './layout';
import type {
  Layout,
  ListColumn,
  MappedList,
  Mapping,
  MappingProblem,
  ReadSheets,
  RoleReason,
} from './mapping';
import { namesPerson } from './people';
import { fixRow, readText } from './readText';
import type { Encoding, FileContent, Sheet } from './sheet';
import { countLines, MAX_CHARACTERS, refuseText } from './text';

const MAX_LINES = 10 * MAX_ROWS; // a quoted cell may have several lines, but not every cell does
const MAX_COLUMNS = 1_000; // reports have some dozens

/**
 * Reads the sheets of a list: one of a text, or all of a workbook. Refuses a text of more than
 * `most` characters. `encoding` is the admin's choice for a file whose encoding is a guess.
 */
export const readSheets = (
  content: FileContent,
  headerKind: HeaderKindOf,
  {
    encoding,
    most = MAX_CHARACTERS.list,
    fileName,
  }: { encoding?: Encoding; most?: number; fileName?: string | undefined } = {},
): ReadSheets | ImportRefusal => {
  const read =
    content.kind === 'workbook'
      ? readWorkbookSheets(content.sheets)
      : readOneText(content, headerKind, { encoding, most });
  if ('refused' in read) return read;
  if (read.sheets.every(({ sheet }) => sheet.rows.length === 0)) return { refused: 'empty' };
  return { ...read, headerKind, fileName };
};

type Read = Pick<ReadSheets, 'sheets' | 'encoding'>;

const readWorkbookSheets = (sheets: readonly Sheet[]): Read => ({
  sheets: sheets.map((sheet) => {
    const { note, findings } = makeNotes();
    return {
      sheet: { ...sheet, rows: sheet.rows.flatMap((row) => fixRow(row, note) ?? []) },
      findings,
    };
  }),
  encoding: undefined,
});

const readOneText = (
  content: Exclude<FileContent, { kind: 'workbook' }>,
  headerKind: HeaderKindOf,
  { encoding, most }: { encoding: Encoding | undefined; most: number },
): Read | ImportRefusal => {
  const used = content.kind === 'bytes' ? (encoding ?? content.guess) : undefined;
  const decoded =
    content.kind === 'bytes' && used
      ? decodeBytes(content.bytes, used)
      : { text: content.kind === 'text' ? content.text : '', hasErrors: false };
  const refusal = refuseText(decoded.text, most);
  if (refusal) return refusal;
  const lines = countLines(decoded.text);
  if (lines > MAX_LINES) return { refused: 'too-many-rows', count: lines };
  const { note, findings } = makeNotes();
  const sheet = readText(decoded.text, note, headerKind);
  return {
    sheets: [{ sheet, findings }],
    encoding: used && { used, hasErrors: decoded.hasErrors },
  };
};

/**
 * Suggests what the columns of a list mean. `before` holds earlier decisions about the same list,
 * `remembered` the roles that an admin gave to the same headers before.
 */
export const mapList = (
  source: ReadSheets,
  before?: Mapping,
  remembered?: readonly ColumnRole[],
): MappedList | ImportRefusal => {
  const chosen = before?.sheet ?? onlyList(source);
  const read = chosen === undefined ? undefined : source.sheets[chosen];
  const layout = read && layoutOf(read.sheet, source.headerKind, before?.headerRow);
  if (layout && layout.width > MAX_COLUMNS)
    return { refused: 'too-many-columns', count: layout.width };
  if (layout && layout.rows.length > MAX_ROWS)
    return { refused: 'too-many-rows', count: layout.rows.length };
  if (layout?.rows.length === 0 && source.sheets.length === 1) return { refused: 'empty' };
  const columns = layout ? columnsOf(layout, remembered) : [];
  return decide(source, layout && withoutSecretCells(layout, columns), columns, {
    sheet: chosen,
    encoding: before?.encoding,
    headerRow: before?.headerRow,
    roles: columns.map(({ suggested }) => suggested),
    words: before?.words ?? new Map(),
    // Only a removal is kept. An addition is suggested again, unless the list now says to remove.
    defaultAction:
      before?.defaultAction === 'remove'
        ? 'remove'
        : layout && actionHints(layout, columns, source).length === 0
          ? 'add'
          : undefined,
    group: before?.group,
  });
};

/** A layout whose skipped rows don't show secrets. */
const withoutSecretCells = (layout: Layout, columns: readonly ListColumn[]): Layout => {
  const secret = columns.filter(({ reason }) => reason === 'secret').map(({ place }) => place);
  if (secret.length === 0) return layout;
  const byNumber = new Map(layout.sheet.rows.map(({ row, cells }) => [row, cells]));
  const shown = (row: number): string =>
    (byNumber.get(row) ?? []).filter((cell, at) => cell !== '' && !secret.includes(at)).join(', ');
  return { ...layout, skipped: layout.skipped.map((each) => ({ ...each, text: shown(each.row) })) };
};

/** A list with other decisions about its columns, words, action or group. */
export const withMapping = (list: MappedList, mapping: Mapping): MappedList =>
  decide(list.source, list.layout, list.columns, mapping);

const decide = (
  source: ReadSheets,
  layout: Layout | undefined,
  columns: readonly ListColumn[],
  mapping: Mapping,
): MappedList => {
  const words = layout ? wordsIn(layout, mapping) : [];
  const list = { source, layout, columns, words, mapping };
  return { ...list, problems: layout ? problemsOf(layout, list) : [{ kind: 'no-sheet' }] };
};

/**
 * The place of the only visible sheet with people. If several have some, the admin must choose. A
 * single sheet counts anyway, so that its problems are shown.
 */
const onlyList = ({ sheets }: ReadSheets): number | undefined => {
  const filled = placesOf(sheets, ({ rows }) => rows.length > 0);
  const lists = placesOf(sheets, hasPeople);
  const visible = lists.filter((place) => sheets[place]?.sheet.isHidden === false);
  for (const places of [visible, lists, filled]) if (places.length > 0) return single(places);
  return undefined;
};

const single = (places: readonly number[]): number | undefined =>
  places.length === 1 ? places[0] : undefined;

const placesOf = (sheets: ReadSheets['sheets'], isWanted: (sheet: Sheet) => boolean): number[] =>
  sheets.flatMap(({ sheet }, place) => (isWanted(sheet) ? [place] : []));

const SAMPLE_ROWS = 200;

const hasPeople = ({ rows }: Sheet): boolean =>
  rows
    .slice(0, SAMPLE_ROWS)
    .some(({ cells }) => cells.some((cell) => cell !== '' && namesPerson(cell)));

/** The column of actions. If none of its cells is filled, the list is read like one without it. */
export const actionColumn = ({ rows }: Layout, { roles }: Mapping): number | undefined => {
  const place = roles.indexOf('action');
  const isFilled = rows.some(
    ({ cells, formulas }) => (cells[place] ?? '') !== '' || formulas?.includes(place),
  );
  return isFilled ? place : undefined;
};

const wordsIn = (layout: Layout, mapping: Mapping): ActionWord[] => {
  const { rows } = layout;
  const place = actionColumn(layout, mapping);
  if (place === undefined) return [];
  // A formula without a value isn't an empty cell. Its row is asked about.
  const filled = rows.filter(({ formulas }) => !formulas?.includes(place));
  return actionWordsOf(
    filled.map(({ cells }) => cells[place] ?? ''),
    mapping.words,
  );
};

const problemsOf = (
  layout: Layout,
  { source, columns, words, mapping }: Omit<MappedList, 'problems'>,
): MappingProblem[] => {
  const { roles, group, defaultAction } = mapping;
  const places = (role: ColumnRole | undefined): number[] =>
    columns.flatMap(({ place }) => (roles[place] === role ? [place] : []));
  const problems: MappingProblem[] = [];
  const [open, groups, actions] = [places(undefined), places('group'), places('action')];
  if (open.length > 0) problems.push({ kind: 'no-role', places: open });
  const mayBecome = (reason: RoleReason): boolean =>
    open.some((place) => columns[place]?.reason === reason);
  if (places('person').length === 0 && !mayBecome('maybe-people'))
    problems.push({ kind: 'no-person' });
  if (groups.length > 1) problems.push({ kind: 'several-groups', places: groups });
  if (actions.length > 1) problems.push({ kind: 'several-actions', places: actions });
  if (groups.length === 0 && !group && !mayBecome('several-groups')) {
    const pivoted = pivotedColumns(layout, columns);
    problems.push(
      pivoted.length > 0
        ? { kind: 'pivoted', places: pivoted }
        : { kind: 'no-group', places: possibleGroups(layout, columns) },
    );
  }
  const hasActions = actionColumn(layout, mapping) !== undefined;
  if (!hasActions && defaultAction === undefined && !mayBecome('maybe-actions')) {
    const hints = actionHints(layout, columns, source);
    problems.push({
      kind: 'no-default-action',
      places: hints.flatMap((hint) => (typeof hint === 'number' ? [hint] : [])),
      texts: hints.flatMap((hint) => (typeof hint === 'string' ? [hint] : [])),
    });
  }
  const headings = headingsOf(layout);
  // A single one above all rows is a title.
  const hasSections = headings.length > 1 || (headings[0] && headings[0] !== layout.rows[0]);
  if (hasSections)
    problems.push({
      kind: 'sections',
      rows: headings.map(({ row }) => row),
      texts: headings.map(({ cells }) => cells.find((cell) => cell !== '') ?? ''),
    });
  const unknown = words.filter(({ meaning }) => meaning === undefined).map(({ word }) => word);
  if (unknown.length > 0) problems.push({ kind: 'no-meaning', words: unknown });
  return problems;
};

/** What was fixed or found while reading the chosen sheet. */
export const findingsOfSheet = ({ source, mapping }: MappedList): readonly Finding[] =>
  mapping.sheet === undefined ? [] : (source.sheets[mapping.sheet]?.findings ?? []);
