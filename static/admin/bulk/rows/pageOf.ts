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
