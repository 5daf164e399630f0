import type { HeaderWords } from '../../../../src/contract/bulkApi';
import { foldText } from './spelling';

/** What an action word in a list means. */
export type WordMeaning = keyof HeaderWords['actions'];

/** An action word with the number of its rows. */
export type ActionWord = { word: string; count: number; meaning: WordMeaning | undefined };

let meanings: ReadonlyMap<string, WordMeaning> | undefined;
let removalTokens: ReadonlySet<string> = new Set();
let inCells: CellWords | undefined;

type CellWords = ReturnType<typeof compileCells>;

const compileCells = (cells: HeaderWords['cells']) => {
  const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
  return {
    secret: new RegExp(cells.secret, 'gi'),
    errorValue: new RegExp(cells.errorValue, 'iu'),
    example: new RegExp(cells.example, 'iu'),
    total: new RegExp(cells.total, 'iu'),
    noPerson: new RegExp(cells.noPerson, 'iu'),
    weakAction: setOf(cells.weakAction),
    unsureRemoval: setOf(cells.unsureRemoval),
    removal: new RegExp(cells.removal, 'u'),
    remark: setOf(cells.remark),
    neverName: setOf(cells.neverName),
    particle: setOf(cells.particle),
  };
};

const notLoaded = (): never => {
  throw new Error('The words of lists aren’t loaded.');
};

/** What cells of any column may say. */
export const cellWords = (): CellWords => inCells ?? notLoaded();

/**
 * Takes the words, which the backend sends with those of headers. They are the same for every list.
 * Until then, no cell can be read.
 */
export const learnWords = ({ actions: spellings, cells }: HeaderWords): void => {
  inCells = compileCells(cells);
  const { unsureRemoval } = inCells;
  const wordsOf = (meaning: WordMeaning): string[] => spellings[meaning].split(',').map(foldText);
  meanings = new Map(
    (['add', 'remove', 'skip'] as const).flatMap((meaning) =>
      wordsOf(meaning).map((word): [string, WordMeaning] => [word, meaning]),
    ),
  );
  removalTokens = new Set(
    wordsOf('remove').filter(
      (word) => !word.includes(' ') && word.length >= MIN_LETTERS && !unsureRemoval.has(word),
    ),
  );
};

const meaningOf = (folded: string): WordMeaning | undefined =>
  (meanings ?? notLoaded()).get(folded);

const MAX_LENGTH = 40; // characters; longer texts are no action words

/** What a tidied cell says to do. Undefined if its meaning isn't clear. */
export const readAction = (text: string): WordMeaning | undefined =>
  text.length > MAX_LENGTH ? undefined : meaningOf(foldText(text));

/** Whether a tidied cell says to add or to remove, and can hardly mean anything else. */
export const isStrongAction = (text: string): boolean => {
  const meaning = readAction(text);
  return (meaning === 'add' || meaning === 'remove') && !cellWords().weakAction.has(foldText(text));
};

const MIN_LETTERS = 2;

const MAX_WORDS = 6; // in a phrase; in a longer text only clear words count
const MAX_TEXT = 400; // characters
const MIN_CLEAR_LETTERS = 6;

/**
 * Whether a text says to remove: `remove`, `to be removed`, `bitte entfernen`. Quick, because it
 * looks at all cells of a list.
 */
export const mentionsRemoval = (text: string): boolean => {
  if (text.length > MAX_TEXT || !/\p{L}{2}/u.test(text)) return false;
  const folded = foldText(text);
  if (meaningOf(folded) === 'remove' || cellWords().removal.test(folded)) return true;
  const words = folded.split(/[^\p{L}\p{N}']+/u).filter((word) => word !== '');
  const minLetters = words.length > MAX_WORDS ? MIN_CLEAR_LETTERS : MIN_LETTERS;
  return words.some((word) => word.length >= minLetters && removalTokens.has(word));
};

/** An action word in the form in which words are compared: without case and outer blanks. */
export const plainWord = (text: string): string => text.normalize('NFC').trim().toLowerCase();

const MINUS = /^[-\u2212\u2013\u2014]$/;

/**
 * Counts the words of an action column, the most frequent first, with their meanings. The empty
 * word stands for empty cells. `cells` are tidied; `before` holds what the admin decided.
 */
export const actionWordsOf = (
  cells: Iterable<string>,
  before: ReadonlyMap<string, WordMeaning | undefined>,
): ActionWord[] => {
  const counts = new Map<string, ActionWord>();
  for (const cell of cells) {
    const key = plainWord(cell);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { word: cell, count: 1, meaning: undefined });
  }
  const hasPlus = counts.has('+');
  const words = [...counts].map(([key, { word, count }]): ActionWord => {
    if (before.has(key)) return { word, count, meaning: before.get(key) };
    // A dash means "remove" only beside a plus. Alone it may mean "nothing".
    if (MINUS.test(key)) return { word, count, meaning: hasPlus ? 'remove' : undefined };
    return { word, count, meaning: key === '' ? undefined : readAction(word) };
  });
  const empty = words.find(({ word }) => word === '');
  // Beside words that remove, empty cells may mean "no change".
  if (empty && !before.has('')) {
    const others = words.filter((each) => each !== empty);
    const isAdd = others.length > 0 && others.every(({ meaning }) => meaning === 'add');
    empty.meaning = isAdd ? 'add' : undefined;
  }
  return words.sort((one, other) => other.count - one.count);
};
