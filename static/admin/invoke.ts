import { makeInvoke } from '@forge/bridge';
import type { AdminApi } from '../../src/contract/adminApi';

/**
 * Calls an action of the resolver. Rejects where the platform gives no answer: the app threw, ran
 * out of time, or could not be reached. `answered` turns that into a failure like any other.
 * https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/invoke/
 */
export const invoke = makeInvoke<AdminApi>();
