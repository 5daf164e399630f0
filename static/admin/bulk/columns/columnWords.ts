import type { ColumnRole } from '../../../../src/domain/columnRole';
import { samePersonPairs } from '../import/hints';
import type { ListColumn, MappedList, MappingProblem } from '../import/mapping';
import type { SheetRow } from '../import/sheet';
import { inList, type MessageKey, type Words, type Writing } from '../../words/fill';

const MAX_SHOWN = 80; // characters of a header or word; a cell may hold a whole page
const MAX_IN_SENTENCE = 40; // with several of them

/** The start of a text from a list, for a place where it must be short. */
export const shortText = (text: string, most = MAX_SHOWN): string =>
  text.length > most ? `${text.slice(0, most).replace(/\p{Cs}$/u, '')}…` : text;

/** A column's header, or its letter in a spreadsheet if it has none. */
export const columnName = ({ header, place }: ListColumn, words: Words): string =>
  header === ''
    ? words('bulk.columns.unnamed', { letter: columnLetter(place) })
    : shortText(header);

/** A column's letters in a spreadsheet: A to Z, then AA. */
export const columnLetter = (place: number): string => {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : columnLetter(Math.floor(place / 26) - 1) + letter;
};

const MAX_NAMED = 3;

/** The names of some columns in a sentence. Of many columns, only the first ones. */
const columnNames = (
  places: readonly number[],
  { columns }: MappedList,
  { words, ...writing }: Writing,
): string => {
  const names = places.flatMap((place) => {
    const column = columns[place];
    return column ? quoted(columnName(column, words)) : [];
  });
  return inSentence(names, { words, ...writing });
};

const quoted = (text: string): string => `“${shortText(text, MAX_IN_SENTENCE)}”`;

/** Some names in a sentence. Of many, only the first ones. */
const inSentence = (names: readonly string[], { words, locale, number }: Writing): string => {
  const more = names.length - MAX_NAMED;
  const named = inList(names.slice(0, MAX_NAMED), locale, more > 0 ? 'unit' : 'conjunction');
  return more > 0 ? words('bulk.columns.more', { columns: named, more: number(more) }) : named;
};

/** Says what the admin must decide, and where. */
export const problemText = (
  problem: MappingProblem,
  list: MappedList,
  writing: Writing,
): string => {
  const { words, counted } = writing;
  switch (problem.kind) {
    case 'no-sheet':
    case 'no-person':
      return words(`bulk.problem.${problem.kind}`);
    case 'no-role':
      return counted('bulk.problem.no-role', problem.places.length, {
        columns: columnNames(problem.places, list, writing),
      });
    case 'no-group':
      return problem.places.length === 0
        ? words('bulk.problem.no-group')
        : words('bulk.problem.maybe-groups', {
            columns: columnNames(problem.places, list, writing),
          });
    case 'several-groups':
    case 'several-actions':
    case 'pivoted':
      return words(`bulk.problem.${problem.kind}`, {
        columns: columnNames(problem.places, list, writing),
      });
    case 'no-default-action': {
      const texts = problem.texts.map(quoted);
      const named = columnNames(problem.places, list, writing);
      return words('bulk.problem.no-default-action', {
        texts: texts.length > 0 ? inSentence(texts, writing) : named,
      });
    }
    case 'sections':
      return words('bulk.problem.sections', {
        texts: inSentence(problem.texts.map(quoted), writing),
      });
    case 'no-meaning': {
      const named = problem.words.map((word) =>
        word === '' ? words('bulk.words.empty-cells') : quoted(word),
      );
      return counted('bulk.problem.no-meaning', named.length, {
        words: inSentence(named, writing),
      });
    }
  }
};

/** The problems that are about the columns as a whole, and not about one field. */
export const columnProblems = ({ problems }: MappedList): MappingProblem[] =>
  problems.filter(
    ({ kind }) =>
      kind === 'no-person' ||
      kind === 'several-groups' ||
      kind === 'several-actions' ||
      kind === 'sections' ||
      kind === 'pivoted',
  );

/** The columns of people, if several don't belong together. */
export const severalPeople = (list: MappedList, writing: Writing): string | undefined => {
  const { columns, layout, mapping } = list;
  const places = columns.flatMap(({ place }) => (mapping.roles[place] === 'person' ? [place] : []));
  const pairs = layout ? samePersonPairs(places, layout) : [];
  const people = places.filter((place) => pairs.every(([, email]) => email !== place));
  return people.length > 1 ? columnNames(people, list, writing) : undefined;
};

/** The columns that may have groups while none has them and no group is chosen. */
export const possibleGroups = (list: MappedList, writing: Writing): string | undefined => {
  const problem = list.problems.find(({ kind }) => kind === 'no-group');
  const places = problem && 'places' in problem ? problem.places : [];
  return places.length === 0 ? undefined : columnNames(places, list, writing);
};

/**
 * Why a column has its role. Undefined if the admin chose another role, because no reason fits that.
 */
export const reasonText = (
  { reason, suggested }: ListColumn,
  role: ColumnRole | undefined,
): MessageKey | undefined => {
  if (reason === 'secret')
    return role === 'ignore' ? 'bulk.reason.secret' : 'bulk.reason.secret-read';
  return role === suggested ? `bulk.reason.${reason}` : undefined;
};

/** The columns that come first: those that are used, and those that a problem names. */
export const importantPlaces = ({
  columns,
  mapping,
  problems,
}: MappedList): ReadonlySet<number> => {
  const used = columns.filter(({ place }) => mapping.roles[place] !== 'ignore');
  const named = problems.flatMap((problem) => ('places' in problem ? problem.places : []));
  return new Set([...used.map(({ place }) => place), ...named]);
};

/** The columns in the order of the page: those of `first`, then the others if they are shown. */
export const shownColumns = (
  list: MappedList,
  first: ReadonlySet<number>,
  hasOthers: boolean,
): ListColumn[] => {
  const { columns, mapping } = list;
  const others = columns.filter(
    ({ place }) => !first.has(place) && (hasOthers || mapping.roles[place] !== 'ignore'),
  );
  return [...columns.filter(({ place }) => first.has(place)), ...others];
};

/** The cells of a row that aren't secrets, for a place where the row must be short. */
export const rowSample = ({ cells }: SheetRow, { columns }: MappedList): string =>
  shortText(
    cells.filter((cell, place) => cell !== '' && columns[place]?.reason !== 'secret').join(', '),
  );

const NON_ASCII = /[^\p{ASCII}]/u;

/**
 * The first row with letters that another encoding would show differently, without its other cells
 * and without secrets.
 */
export const encodingSample = (list: MappedList): { row: number; text: string } | undefined => {
  const { layout } = list;
  if (!layout) return undefined;
  for (const { row, cells } of [...(layout.header ? [layout.header] : []), ...layout.rows]) {
    const special = cells.map((cell) => (NON_ASCII.test(cell) ? cell : ''));
    const text = rowSample({ row, cells: special }, list);
    if (text !== '') return { row, text };
  }
  return undefined;
};
