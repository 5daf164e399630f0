import { useEffect, useState } from 'react';
import type { Rows } from './useRows';

const PER_PAGE = 20; // a page that the platform draws at once

export type Pages<T> = {
  /** The rows of this page. */
  rows: readonly T[];
  /** The number of the first of them, from 0. */
  from: number;
  /** How many there are on all pages. */
  count: number;
  toPrevious?: () => void;
  toNext?: () => void;
};

/**
 * Rows page by page, those alone that match a query, where there is one. Only as many are fetched
 * as are shown; a query needs them all. Another query begins at the first page.
 */
export const usePages = <T>(
  { rows, total, need }: Rows<T>,
  query: string,
  matches: (row: T) => boolean,
): Pages<T> => {
  const [at, setAt] = useState({ query, page: 0 });
  const page = at.query === query ? at.page : 0;
  const from = page * PER_PAGE;
  const wanted = query === '' ? from + PER_PAGE : total;
  useEffect(() => {
    void need(wanted);
  }, [need, wanted]);

  const found = query === '' ? rows : rows.filter(matches);
  const count = query === '' ? total : found.length;
  const to = (other: number) => () => {
    setAt({ query, page: other });
  };
  return {
    rows: found.slice(from, from + PER_PAGE),
    from,
    count,
    ...(page > 0 && { toPrevious: to(page - 1) }),
    ...(from + PER_PAGE < count && { toNext: to(page + 1) }),
  };
};
