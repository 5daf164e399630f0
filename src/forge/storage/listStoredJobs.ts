import { ForgeKvsAPIError, WhereConditions, type ListResult } from '@forge/kvs';
import type { JobList } from '../../application/ports/jobStore';
import type { Job } from '../../domain/job/job';
import { inStore } from './store';
import { readStoredJob } from './storedJob';

/**
 * Jobs in the order of their keys, from the first or from a cursor on: storage finds keys by their
 * beginning alone, so it cannot be asked for those that come after another. A full page has a cursor
 * even where nothing comes after it, which takes a look at one more to tell.
 * https://developer.atlassian.com/platform/forge/runtime-reference/storage-api-query/
 */
export const listStoredJobs = async (
  prefix: string,
  limit: number,
  from?: string,
): Promise<JobList | undefined> => {
  const page = await readPage(prefix, limit, from);
  if (!page) return undefined;
  const jobs = page.results.map(({ value }) => readStoredJob(value)).filter(isPresent);
  const next = page.nextCursor;
  if (!next) return { jobs };
  const following = await readPage(prefix, 1, next);
  return following?.results.length === 1 ? { jobs, next } : { jobs };
};

/** Undefined where storage refuses the cursor. */
const readPage = (
  prefix: string,
  limit: number,
  cursor?: string,
): Promise<ListResult<unknown> | undefined> =>
  inStore('list jobs', async (store) => {
    const query = store.query().where('key', WhereConditions.beginsWith(prefix)).limit(limit);
    if (cursor === undefined) return query.getMany();
    try {
      return await query.cursor(cursor).getMany();
    } catch (error) {
      if (isBadRequest(error)) return undefined; // nothing else of the query can be wrong
      throw error;
    }
  });

const isBadRequest = (error: unknown): boolean =>
  error instanceof ForgeKvsAPIError && error.responseDetails.status === 400;

const isPresent = (job: Job | undefined): job is Job => job !== undefined;
