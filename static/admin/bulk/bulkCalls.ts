import type { BulkApi } from '../../../src/contract/bulkApi';

/** Some calls of the contract, as what makes many of them takes them. */
export type BulkCalls<Name extends keyof BulkApi> = {
  [Call in Name]: (input: Parameters<BulkApi[Call]>[0]) => Promise<ReturnType<BulkApi[Call]>>;
};
