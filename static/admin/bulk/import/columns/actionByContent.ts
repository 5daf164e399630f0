import { readAction } from '../cells/readAction';
import type { TableRow } from '../readTable';

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
