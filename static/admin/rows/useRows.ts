import { useEffect, useMemo, useState } from 'react';
import type { Outcome } from '../../../src/contract/adminApi';
import { withRetry } from '../api/answers';
import { type HeldRows, makeRowSource, type Page, pageOf, type RowSource } from './rowSource';

export type Rows<T> = HeldRows<T> & Omit<RowSource<T>, 'stop'> & { total: number };

/**
 * The rows of a plan or job, loaded chunk by chunk as they are needed. `ask` must be the same
 * function on every render.
 */
export const useRows = <T>(ask: (at: number) => Promise<Outcome<T[]>>, total: number): Rows<T> => {
  const [held, setHeld] = useState<HeldRows<T>>({ rows: [], isBusy: false });
  const { need, tryAgain, stop } = useMemo(
    () => makeRowSource({ ask: (at) => withRetry(() => ask(at)), total, show: setHeld }),
    [ask, total],
  );
  useEffect(() => stop, [stop]);
  return { ...held, total, need, tryAgain };
};

export type Pages<T> = Page<T> & {
  toPrevious?: () => void;
  toNext?: () => void;
  /** Also to a page whose rows come later. Until then, it is the last one. */
  toPage: (page: number) => void;
};

/**
 * Pages of the rows that match a query. Loads only the rows shown, but all rows for a query. A new
 * query starts at the first page.
 */
export const usePages = <T>(
  { rows, total, need }: Pick<Rows<T>, 'rows' | 'total' | 'need'>,
  query: string,
  matches: (row: T) => boolean,
  perPage?: number,
): Pages<T> => {
  const [at, setAt] = useState({ query, page: 0 });
  const asked = { query, page: at.query === query ? at.page : 0 };
  const shown = pageOf({ rows, total }, { ...asked, ...(perPage && { perPage }) }, matches);
  const { page, isLast, wanted } = shown;
  useEffect(() => {
    void need(wanted);
  }, [need, wanted]);

  const toPage = (other: number): void => {
    setAt({ query, page: other });
  };
  const to = (other: number) => () => {
    toPage(other);
  };
  return {
    ...{ ...shown, toPage },
    ...(page > 0 && { toPrevious: to(page - 1) }),
    ...(!isLast && { toNext: to(page + 1) }),
  };
};

/** Pages of rows that are all here, and match a query. */
export const usePagesOf = <T>(
  rows: readonly T[],
  { query = '', matches = all, perPage }: HerePages<T> = {},
): Pages<T> => usePages({ rows, total: rows.length, need: needNothing }, query, matches, perPage);

type HerePages<T> = { query?: string; matches?: (row: T) => boolean; perPage?: number };

const all = (): boolean => true;

const needNothing = (): Promise<never[]> => Promise.resolve([]);
