import type { Bulk } from '../../../src/application/bulk';
import type { BulkSite } from './bulkSite';

/** Asks something of the bulk use cases in an invocation of its own, and lets time pass until it is answered. */
export const ask = <T>(site: BulkSite, question: (bulk: Bulk) => Promise<T>): Promise<T> =>
  site.time.until(question(site.invocation()));
