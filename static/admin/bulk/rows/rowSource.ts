import type { PlanGroupView, PlanRowView } from '../../../../src/application/bulkApi';
import type { Answer, PageFailure } from '../../api/answers';
import type { Writing } from '../../words/fill';

/** What is here of a plan's or a job's rows: those from the first on. */
export type HeldRows<T> = { rows: readonly T[]; isBusy: boolean; failure?: PageFailure };

type Ports<T> = {
  ask: (at: number) => Promise<Answer<T[]>>;
  total: number;
  show: (held: HeldRows<T>) => void;
};

export type RowSource<T> = {
  /** Fetches until so many are here; gives what is here then, fewer where fetching failed. */
  need: (count: number) => Promise<readonly T[]>;
  /** After a failure: goes on to the most that was ever needed. */
  tryAgain: () => Promise<readonly T[]>;
  /** What comes after this is for nobody. */
  stop: () => void;
};

/** Fetches rows part by part, as they are needed, and never the same part twice at once. */
export const makeRowSource = <T>({ ask, total, show }: Ports<T>): RowSource<T> => {
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
    let goesOn = !isStopped;
    while (goesOn && rows.length < Math.min(count, total)) {
      fetching ??= fetchPart();
      goesOn = await fetching;
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

const PER_PAGE = 20; // a page that the platform draws at once

export type Page<T> = {
  /** The rows of this page. */
  rows: readonly T[];
  /** The number of this page, from 0. */
  page: number;
  /** The number of its first row, from 0. */
  from: number;
  /** How many rows there are on all pages. */
  count: number;
  isLast: boolean;
  /** How many rows have to be here, from the first on, to show this page. */
  wanted: number;
  /** Whether they are, so that `rows` and `count` are the whole of it. */
  isRead: boolean;
};

/**
 * One page of rows, of those alone that match a query, where there is one: then all are wanted.
 * Where there are fewer pages by now than that, it is the last one.
 */
export const pageOf = <T>(
  { rows, total }: { rows: readonly T[]; total: number },
  { query, page: asked }: { query: string; page: number },
  matches: (row: T) => boolean,
): Page<T> => {
  const found = query === '' ? rows : rows.filter(matches);
  const count = query === '' ? total : found.length;
  const last = Math.max(0, Math.ceil(count / PER_PAGE) - 1);
  const page = Math.min(asked, last);
  const from = page * PER_PAGE;
  const wanted = query === '' ? Math.min(from + PER_PAGE, total) : total;
  return {
    rows: found.slice(from, from + PER_PAGE),
    ...{ page, from, count, wanted },
    isLast: page === last,
    isRead: rows.length >= wanted,
  };
};

/** The first row numbers in words, and how many more there are. */
export const namedRows = (rows: readonly number[], { words, locale, number }: Writing): string => {
  const { named, more } = rowNumbers(rows, locale);
  return more > 0 ? words('bulk.questions.more', { rows: named, more: number(more) }) : named;
};

const MAX_NAMED = 8;

/** The first row numbers, in words, and how many there are beyond them. */
export const rowNumbers = (
  rows: readonly number[],
  locale: string,
): { named: string; more: number } => {
  const few = rows.slice(0, MAX_NAMED).map((row) => row.toString());
  return {
    // With more to come, "and" is not for the last of these.
    named: new Intl.ListFormat(locale, {
      type: rows.length > MAX_NAMED ? 'unit' : 'conjunction',
    }).format(few),
    more: rows.length - few.length,
  };
};

/** What a row is searched by, in lower case: its number, group, account id and reason. */
export const rowText = (
  { row, group, accountId, reason = '' }: PlanRowView,
  groups: readonly PlanGroupView[],
): string => `${row} ${groups[group]?.name ?? ''} ${accountId} ${reason}`.toLowerCase();
