import { useEffect, useState } from 'react';
import { pageOf, type Page } from './pageOf';
import type { Rows } from './useRows';

export type Pages<T> = Page<T> & { toPrevious?: () => void; toNext?: () => void };

/**
 * Rows page by page, those alone that match a query, where there is one. Only as many are fetched
 * as are shown; a query needs them all. Another query begins at the first page.
 */
export const usePages = <T>(
  { rows, total, need }: Pick<Rows<T>, 'rows' | 'total' | 'need'>,
  query: string,
  matches: (row: T) => boolean,
): Pages<T> => {
  const [at, setAt] = useState({ query, page: 0 });
  const shown = pageOf({ rows, total }, { query, page: at.query === query ? at.page : 0 }, matches);
  const { page, isLast, wanted } = shown;
  useEffect(() => {
    void need(wanted);
  }, [need, wanted]);

  const to = (other: number) => () => {
    setAt({ query, page: other });
  };
  return {
    ...shown,
    ...(page > 0 && { toPrevious: to(page - 1) }),
    ...(!isLast && { toNext: to(page + 1) }),
  };
};
