import { makeInvoke } from '@forge/bridge';
import type { AdminApi } from '../../../src/contract/adminApi';
import type { BulkApi } from '../../../src/contract/bulkApi';

/**
 * Calls an action of the resolver. Rejects if the platform gives no answer: the app threw, ran out
 * of time or could not be reached. `answered` turns that into a failure.
 * https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/invoke/
 */
export const invoke = makeInvoke<AdminApi>();

/** Some calls of the bulk contract, for functions that make many of them. */
export type BulkCalls<Name extends keyof BulkApi> = {
  [Call in Name]: (input: Parameters<BulkApi[Call]>[0]) => Promise<ReturnType<BulkApi[Call]>>;
};
