import type { ChangeAction } from '../../../../src/application/bulkApi';

/** An admin's answer to a question. */
export type ReviewAnswer =
  | { kind: 'group'; group: { id: string; name: string } }
  | { kind: 'person'; accountId: string }
  | { kind: 'action'; action: ChangeAction }
  | { kind: 'consent' };

export type ReviewAnswers = {
  /** By the question's key. */
  byQuestion: ReadonlyMap<string, ReviewAnswer>;
  skippedRows: ReadonlySet<number>;
};

export const NO_ANSWERS: ReviewAnswers = { byQuestion: new Map(), skippedRows: new Set() };

const OF_ROWS = 'rows: ';

type Kind = 'group' | 'bad-group' | 'person' | 'account' | 'action' | 'membership';

/** The key of a question about what a list says: its answer holds wherever a list says so. */
export const keyOf = (kind: Kind, ...said: readonly string[]): string =>
  `${kind} ${said.join(' ')}`;

/** The key of a question about rows that say nothing, or something odd: it holds for their list. */
export const keyOfRows = (which: string): string => `${OF_ROWS}${which}`;

export const isOfRows = (key: string): boolean => key.startsWith(OF_ROWS);

/**
 * What stays settled when a list is checked anew: all of it where it is the same list. In another
 * one the rows are others; the answers to what it says too stay.
 */
export const keepAnswers = (
  { byQuestion, skippedRows }: ReviewAnswers,
  isSameList: boolean,
): ReviewAnswers =>
  isSameList
    ? { byQuestion, skippedRows }
    : {
        byQuestion: new Map([...byQuestion].filter(([key]) => !isOfRows(key))),
        skippedRows: new Set(),
      };

/** Skips more rows. */
export const skipRows = (answers: ReviewAnswers, rows: Iterable<number>): ReviewAnswers => ({
  ...answers,
  skippedRows: new Set([...answers.skippedRows, ...rows]),
});

/** With nothing left out any more. */
export const restoreSkippedRows = (answers: ReviewAnswers): ReviewAnswers => ({
  ...answers,
  skippedRows: new Set(),
});

/** With all answers taken back: what they settled is asked again. */
export const clearAnswers = (answers: ReviewAnswers): ReviewAnswers => ({
  ...answers,
  byQuestion: new Map(),
});
