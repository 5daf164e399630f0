import type { OpenQuestion, Settled } from './question';

/** The rows that questions keep waiting, each once: one may wait for several answers. */
export const rowsOf = (questions: readonly OpenQuestion[]): ReadonlySet<number> =>
  new Set(questions.flatMap(({ rows }) => rows));

/** Leaves out all rows of questions. */
export const leaveOut = (settled: Settled, questions: readonly OpenQuestion[]): Settled => ({
  ...settled,
  leftOut: new Set([...settled.leftOut, ...rowsOf(questions)]),
});

/** With nothing left out any more. */
export const restoreSkippedRows = (settled: Settled): Settled => ({
  ...settled,
  leftOut: new Set(),
});

/** With all answers taken back: what they settled is asked again. */
export const clearAnswers = (settled: Settled): Settled => ({ ...settled, answers: new Map() });
