import { ForgeKvsAPIError, type ListResult, type Result, WhereConditions } from '@forge/kvs';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import { inStore, type StoreRun } from './store';

const MAX_RESULTS_PER_PAGE = 100; // Forge's limit for any query
const MAX_PAGES = 100; // about five seconds of reading; far more than an installation has

/** Reads one page of a query: at most `limit` results, starting at the cursor. */
export type ReadPage<T> = (limit: number, cursor?: string) => StoreRun<ListResult<T>>;

/**
 * Reads a query page by page, starting at `from`, until it has `most` results or there are no more.
 * A short or empty page is not the last one if it has a cursor. `next` is the cursor of what may
 * follow. Throws `StoreUnavailable` if storage fails, or never stops naming a next page.
 * https://developer.atlassian.com/platform/forge/runtime-reference/storage-api-query/
 */
const readPages = async <T>(
  operation: string,
  readPage: ReadPage<T>,
  { most = Infinity, from }: { most?: number; from?: string } = {},
): Promise<{ results: Result<T>[]; next?: string }> => {
  const results: Result<T>[] = [];
  let cursor = from;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const limit = Math.min(MAX_RESULTS_PER_PAGE, most - results.length);
    const page = await inStore(operation, readPage(limit, cursor));
    results.push(...page.results);
    cursor = page.nextCursor;
    if (!cursor) return { results };
    if (results.length >= most) return { results, next: cursor };
  }
  throw new StoreUnavailable(operation, 'too many pages');
};

/**
 * Lists at most `most` results of a query, from its start or from the `next` of an earlier list. A
 * full page has a cursor even if nothing follows, so one more result is read to find out. Undefined
 * if storage refuses the cursor.
 * https://developer.atlassian.com/platform/forge/runtime-reference/storage-api-query/
 */
export const listFrom = async <T>(
  operation: string,
  readPage: ReadPage<T>,
  most: number,
  from?: string,
): Promise<{ results: Result<T>[]; next?: string } | undefined> => {
  const cursor = { isRefused: false };
  const readKnownPage: ReadPage<T> = (limit, place) => async (store) => {
    try {
      return await readPage(limit, place)(store);
    } catch (error) {
      if (place === undefined || place !== from || !isBadRequest(error)) throw error;
      cursor.isRefused = true; // only the cursor of the query can be wrong
      return { results: [] };
    }
  };

  const start = from === undefined ? {} : { from };
  const { results, next } = await readPages(operation, readKnownPage, { most, ...start });
  if (cursor.isRefused) return undefined;
  if (next === undefined) return { results };
  const following = await readPages(operation, readPage, { most: 1, from: next });
  return following.results.length > 0 ? { results, next } : { results };
};

const isBadRequest = (error: unknown): boolean =>
  error instanceof ForgeKvsAPIError && error.responseDetails.status === 400;

/**
 * Reads the plain keys with a prefix and their values, in order: all of them, or at most `most`.
 */
export const readPlain = async (
  operation: string,
  prefix: string,
  most = Infinity,
): Promise<Result<unknown>[]> => {
  const { results } = await readPages<unknown>(
    operation,
    (limit, cursor) => (store) => {
      const query = store.query().where('key', WhereConditions.beginsWith(prefix)).limit(limit);
      return (cursor === undefined ? query : query.cursor(cursor)).getMany();
    },
    { most },
  );
  return results;
};
