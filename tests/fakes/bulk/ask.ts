import type { Bulk } from '../../../src/application/bulk';
import type { BulkSite } from './bulkSite';

/** Calls the bulk use cases in an invocation of its own, and lets time pass until they answer. */
export const ask = <T>(site: BulkSite, question: (bulk: Bulk) => Promise<T>): Promise<T> =>
  site.time.until(question(site.invocation()));
