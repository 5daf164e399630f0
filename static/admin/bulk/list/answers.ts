import type { ChangeAction } from '../../../../src/contract/bulkApi';
import type { Import, ImportRow } from '../import/import';

/** An admin's answer to a question. */
export type ReviewAnswer =
  | { kind: 'group'; group: { id: string; name: string } }
  | { kind: 'person'; accountId: string }
  | { kind: 'action'; action: ChangeAction }
  | { kind: 'consent' };

export type ReviewAnswers = {
  /** By question key. */
  byQuestion: ReadonlyMap<string, ReviewAnswer>;
  skippedRows: ReadonlySet<number>;
};

export const NO_ANSWERS: ReviewAnswers = { byQuestion: new Map(), skippedRows: new Set() };

const OF_ROWS = 'rows: ';

type Kind =
  | 'group'
  | 'bad-group'
  | 'person'
  | 'bad-person'
  | 'name'
  | 'account'
  | 'action'
  | 'membership';

/** The key of a question about a text in a list. Its answer holds for every list with that text. */
export const keyOf = (kind: Kind, ...texts: readonly string[]): string =>
  `${kind} ${texts.join(' ')}`;

/**
 * The key of a question about rows with no text or an odd one. Its answer holds only for their
 * list.
 */
export const keyOfRows = (which: string): string => `${OF_ROWS}${which}`;

const isOfRows = (key: string): boolean => key.startsWith(OF_ROWS);

/**
 * Whether two lists ask for the same changes, row by row. Their reasons and names may differ. If the
 * admin only changed the meaning of another column, the answers still fit.
 */
export const isSameList = (one: Import | undefined, other: Import): boolean =>
  one !== undefined && (one === other || meaningOf(one) === meaningOf(other));

const meaningOf = ({ rows, findings }: Import): string =>
  JSON.stringify([
    rows.map((each) => [each.row, each.group, whoIs(each), each.action]),
    findings.flatMap(({ row, code, fixed, text }) => (fixed ? [] : [[row, code, text]])),
  ]);

/** Whether two lists name the same people, in the same order. */
export const hasSamePeople = (one: Import, other: Import): boolean =>
  JSON.stringify(one.rows.map(whoIs)) === JSON.stringify(other.rows.map(whoIs));

const whoIs = ({ person, noPerson }: ImportRow): string | undefined =>
  person?.kind === 'email' ? person.email : (person?.accountId ?? noPerson?.text);

/**
 * Keeps the answers when a list is checked again. For another list, it drops answers about rows and
 * all skipped rows.
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

/** Restores all skipped rows. */
export const restoreSkippedRows = (answers: ReviewAnswers): ReviewAnswers => ({
  ...answers,
  skippedRows: new Set(),
});

/** Drops all answers, so that their questions are asked again. */
export const clearAnswers = (answers: ReviewAnswers): ReviewAnswers => ({
  ...answers,
  byQuestion: new Map(),
});
