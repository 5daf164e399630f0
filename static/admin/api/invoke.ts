import { makeInvoke } from '@forge/bridge';
import type { AdminApi } from '../../../src/contract/adminApi';

/**
 * Calls an action of the resolver. Rejects if the platform gives no answer: the app threw, ran out
 * of time or could not be reached. `answered` turns that into a failure.
 * https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/invoke/
 */
export const invoke = makeInvoke<AdminApi>();

/** Some calls of the contract, for functions that make many of them. */
export type Calls<Name extends keyof AdminApi> = {
  [Call in Name]: (input: Parameters<AdminApi[Call]>[0]) => Promise<ReturnType<AdminApi[Call]>>;
};

/** These calls, each as a function of its input. */
export const callsOf = <Name extends keyof AdminApi>(...names: Name[]): Calls<Name> => {
  const call = invoke as (name: Name, input: unknown) => unknown;
  const calls = names.map((name) => [name, (input: unknown) => call(name, input)]);
  return Object.fromEntries(calls) as Calls<Name>;
};
