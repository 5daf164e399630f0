import type { PlanGroupView, PlanRowView } from '../../../src/contract/bulkApi';
import type { Answer, PageFailure } from '../api/answers';
import { inList, type Writing } from '../words/fill';

/** The rows of a plan or job that are loaded, from the first on. */
export type HeldRows<T> = { rows: readonly T[]; isBusy: boolean; failure?: PageFailure };

type Deps<T> = {
  ask: (at: number) => Promise<Answer<T[]>>;
  total: number;
  show: (held: HeldRows<T>) => void;
};

export type RowSource<T> = {
  /** Loads until `count` rows are here. Returns what is here, which is fewer after a failure. */
  need: (count: number) => Promise<readonly T[]>;
  /** After a failure, loads as many rows as were ever needed. */
  tryAgain: () => Promise<readonly T[]>;
  /** Ignores all later answers. */
  stop: () => void;
};

/** Loads rows chunk by chunk as they are needed, and never the same chunk twice at once. */
export const makeRowSource = <T>({ ask, total, show }: Deps<T>): RowSource<T> => {
  let rows: readonly T[] = [];
  let most = 0;
  let fetching: Promise<boolean> | undefined;
  let isStopped = false;

  const fetchPart = async (): Promise<boolean> => {
    show({ rows, isBusy: true });
    const answer = await ask(rows.length);
    fetching = undefined;
    if (isStopped) return false;
    if (answer.ok) rows = [...rows, ...answer.value];
    show(answer.ok ? { rows, isBusy: false } : { rows, isBusy: false, failure: answer.failure });
    return answer.ok && answer.value.length > 0;
  };

  const need = async (count: number): Promise<readonly T[]> => {
    most = Math.max(most, count);
    let hasMore = !isStopped;
    while (hasMore && rows.length < Math.min(count, total)) {
      fetching ??= fetchPart();
      hasMore = await fetching;
    }
    return rows;
  };

  return {
    need,
    tryAgain: () => need(most),
    stop: () => {
      isStopped = true;
    },
  };
};

/** A selection with one more entry, or without it if it was selected. */
export const toggled = <T>(selected: ReadonlySet<T>, entry: T): ReadonlySet<T> => {
  const others = [...selected].filter((other) => other !== entry);
  return new Set(selected.has(entry) ? others : [...others, entry]);
};

const PER_PAGE = 20; // as many as the platform draws at once

export type Page<T> = {
  /** The rows of this page. */
  rows: readonly T[];
  /** The page number, from 0. */
  page: number;
  /** The index of its first row, from 0. */
  from: number;
  /** The number of rows on all pages. */
  count: number;
  isLast: boolean;
  /** How many rows must be loaded to show this page. */
  wanted: number;
  /** Whether they are loaded, so that `rows` and `count` are complete. */
  isRead: boolean;
};

/**
 * One page of the rows that match a query. A query needs all rows to be loaded. A page beyond the
 * end becomes the last one.
 */
export const pageOf = <T>(
  { rows, total }: { rows: readonly T[]; total: number },
  { query, page: asked, perPage = PER_PAGE }: { query: string; page: number; perPage?: number },
  matches: (row: T) => boolean,
): Page<T> => {
  const found = query === '' ? rows : rows.filter(matches);
  const count = query === '' ? total : found.length;
  const last = Math.max(0, Math.ceil(count / perPage) - 1);
  const page = Math.min(asked, last);
  const from = page * perPage;
  const wanted = query === '' ? Math.min(from + perPage, total) : total;
  return {
    rows: found.slice(from, from + perPage),
    ...{ page, from, count, wanted },
    isLast: page === last,
    isRead: rows.length >= wanted,
  };
};

/** The first row numbers as text, and how many more there are. */
export const namedRows = (rows: readonly number[], writing: Writing): string => {
  const { named, more } = rowNumbers(rows, writing.locale);
  return withMore(named, more, writing);
};

/** The first things of a list as text, with the number of others if there are any. */
export const withMore = (named: string, more: number, { words, number }: Writing): string =>
  more > 0 ? words('bulk.questions.more', { rows: named, more: number(more) }) : named;

const MAX_NAMED = 8;

/** The first row numbers as text, and the number of others. */
export const rowNumbers = (
  rows: readonly number[],
  locale: string,
): { named: string; more: number } => {
  const few = rows.slice(0, MAX_NAMED).map((row) => row.toString());
  return {
    // If more rows follow, the list doesn't end with "and".
    named: inList(few, locale, rows.length > MAX_NAMED ? 'unit' : 'conjunction'),
    more: rows.length - few.length,
  };
};

/** The text that a search of rows looks in, in lower case: number, group, account ID and reason. */
export const rowText = (
  { row, group, accountId, reason = '' }: PlanRowView,
  groups: readonly PlanGroupView[],
): string => `${row} ${groups[group]?.name ?? ''} ${accountId} ${reason}`.toLowerCase();
