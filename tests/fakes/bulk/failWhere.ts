import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import type { BulkSite } from './bulkSite';

type Call = (...given: unknown[]) => Promise<unknown>;

/** Makes a storage operation fail, from now on, if this predicate accepts its arguments. */
export const failWhere = (
  site: BulkSite,
  operation: string,
  fails: (given: readonly unknown[]) => boolean,
): void => {
  site.around = <T extends object>(port: T): T => {
    const call = (port as Record<string, unknown>)[operation] as Call | undefined;
    if (call === undefined) return port;
    const failing: Call = (...given) =>
      fails(given) ? Promise.reject(new StoreUnavailable(operation, 'broken')) : call(...given);
    return { ...port, [operation]: failing };
  };
};
