import { ForgeKvsAPIError, WhereConditions } from '@forge/kvs';
import type { JobList } from '../../application/ports/jobStore';
import { readPages, type ReadPage } from './pages';
import { readStoredJob } from './storedJob';
import { readStored, VERSIONED, type StoredValue } from './versioned';

const OPERATION = 'list jobs';

/**
 * Jobs in the order of their keys, from the first or from a cursor on: storage finds keys by their
 * beginning alone, so it cannot be asked for those that come after another. A full page has a cursor
 * even where nothing comes after it, which takes a look at one more to tell. Undefined where storage
 * refuses the cursor.
 * https://developer.atlassian.com/platform/forge/runtime-reference/storage-api-query/
 */
export const listStoredJobs = async (
  prefix: string,
  limit: number,
  from?: string,
): Promise<JobList | undefined> => {
  const cursor = { isRefused: false };
  const readPage: ReadPage<StoredValue> = (most, place) => async (store) => {
    // Every entity has the index `by-key`.
    const query = store
      .entity<StoredValue>(VERSIONED)
      .query()
      .index('by-key')
      .where(WhereConditions.beginsWith(prefix))
      .limit(most);
    if (place === undefined) return query.getMany();
    try {
      return await query.cursor(place).getMany();
    } catch (error) {
      if (place !== from || !isBadRequest(error)) throw error;
      cursor.isRefused = true; // nothing else of the query can be wrong
      return { results: [] };
    }
  };

  const start = from === undefined ? {} : { from };
  const { results, next } = await readPages(OPERATION, readPage, { most: limit, ...start });
  if (cursor.isRefused) return undefined;
  const jobs = results
    .map(({ value }) => readStoredJob(readStored(OPERATION, value).value))
    .filter((job) => job !== undefined);
  if (next === undefined) return { jobs };
  const following = await readPages(OPERATION, readPage, { most: 1, from: next });
  return following.results.length > 0 ? { jobs, next } : { jobs };
};

const isBadRequest = (error: unknown): boolean =>
  error instanceof ForgeKvsAPIError && error.responseDetails.status === 400;
