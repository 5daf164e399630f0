import { readAction, readPerson } from '../cells/cells';
import type { TableRow } from '../readTable';
import type { Columns } from './columns';

const SAMPLE = 1_000; // rows

type Content = 'account' | 'email' | 'action' | 'other' | 'nothing';

/**
 * What the columns of a list without header hold, by their content: people, actions, of the rest
 * first groups and then reasons. For one chosen group the rest is reasons after the people, and
 * not read before them. A second column of people counts only where one has ids, the other e-mails.
 */
export const guessColumns = (rows: TableRow[], isForOneGroup: boolean): Columns => {
  const sample = rows.slice(0, SAMPLE);
  const width = sample.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const contents = Array.from({ length: width }, (_, place) =>
    mostly(sample.map(({ cells }) => contentOf(cells[place] ?? ''))),
  );
  const at = (content: Content): number[] =>
    contents.flatMap((found, place) => (found === content ? [place] : []));
  const others = at('other');
  const found = [...at('account').slice(0, 1), ...at('email').slice(0, 1)];
  // Nobody anywhere: the column where people usually stand, so that each row says what is wrong.
  const people = found.length > 0 ? found : others.slice(isForOneGroup ? 0 : 1).slice(0, 1);
  const rest = others.filter((place) => !people.includes(place));
  const groups = isForOneGroup ? [] : rest.slice(0, 1);
  const [action] = at('action');
  const reason = rest.find((place) => !groups.includes(place) && place > Math.min(...people));
  const read = [...groups, ...people, action, reason];
  return {
    width,
    groups,
    people,
    ...(action !== undefined && { action }),
    ...(reason !== undefined && { reason }),
    unknown: contents.flatMap((_, place) => (read.includes(place) ? [] : [place])),
    doubtful: [],
  };
};

const contentOf = (cell: string): Content => {
  if (cell === '') return 'nothing';
  const read = readPerson(cell);
  if (read.person !== undefined) return read.person.kind;
  if (read.code !== 'bad-person') return 'account'; // what a spreadsheet left of one
  return readAction(cell) === undefined ? 'other' : 'action';
};

const mostly = (contents: Content[]): Content => {
  const count = (content: Content): number => contents.filter((found) => found === content).length;
  const [accounts, emails, actions] = [count('account'), count('email'), count('action')];
  const half = (contents.length - count('nothing')) / 2;
  if (half === 0) return 'nothing';
  if (accounts + emails >= half) return accounts >= emails ? 'account' : 'email';
  return actions >= half ? 'action' : 'other';
};

const IS_WORD = /\p{L}/u; // a dash may stand for nothing

/**
 * Where actions may stand if no header says so, among columns that are not read for their headers:
 * the one that holds little else, and those that hold a word for removing now and then. Passed over,
 * a removal would become an add.
 */
export const actionByContent = (
  rows: TableRow[],
  places: readonly number[],
): { action?: number; doubtful: number[] } => {
  const action = places.find((place) => holdsActions(cellsOf(rows, place)));
  const doubtful = places.filter(
    (place) => place !== action && cellsOf(rows, place).some(isRemovalWord),
  );
  return action === undefined ? { doubtful } : { action, doubtful };
};

/** Whether a tidied cell is a word for removing somebody, and not just a sign. */
export const isRemovalWord = (cell: string): boolean =>
  IS_WORD.test(cell) && readAction(cell) === 'remove';

const cellsOf = (rows: TableRow[], place: number): string[] =>
  rows.map(({ cells }) => cells[place] ?? '').filter((cell) => cell !== '');

const holdsActions = (cells: string[]): boolean => {
  const actions = cells.filter((cell) => readAction(cell) !== undefined);
  return actions.length * 2 >= cells.length && actions.some((cell) => IS_WORD.test(cell));
};
