import { readAction, readPerson, tidyCell, unguardFormula } from '../cells/cells';
import { splitCells } from '../splitCells';
import { headerKind } from './columns';

const DELIMITERS = ['\t', ';', ',', '|'] as const;
const SAMPLE = 50_000; // characters
const SAMPLE_ROWS = 20;

/**
 * The delimiter under which the most cells at the start mean something. Where several do as well,
 * a list for one chosen group has few columns (`Berg, Anna <anna@…>` is one person), another many.
 */
export const guessDelimiter = (text: string, isForOneGroup: boolean): string => {
  const sample = text.slice(0, SAMPLE);
  const scores = DELIMITERS.map((delimiter) => {
    const { rows } = splitCells(sample, delimiter, SAMPLE_ROWS);
    const cells = rows.flat().map((cell) => unguardFormula(tidyCell(cell).text));
    const several = rows.filter(({ length }) => length > 1).length;
    return {
      delimiter,
      known: cells.filter(isKnown).length,
      fit: isForOneGroup ? -several : several,
    };
  });
  return scores.reduce((best, next) =>
    next.known > best.known || (next.known === best.known && next.fit > best.fit) ? next : best,
  ).delimiter;
};

const isKnown = (cell: string): boolean => {
  if (cell === '') return false;
  const read = readPerson(cell);
  const isPerson = read.person !== undefined || read.code !== 'bad-person';
  return isPerson || readAction(cell) !== undefined || headerKind(cell) !== undefined;
};
