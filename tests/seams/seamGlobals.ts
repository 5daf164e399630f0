import { AsyncLocalStorage } from 'node:async_hooks';
import type { SeamAuth } from '../../dev-host/platform/seam/seamCall';
import { runtimeObject } from '../../dev-host/worker/runHandler';

export type ForgeFetch = (auth: SeamAuth, path: string, init?: RequestInit) => Promise<Response>;

type SeamGlobals = { __forge_fetch__?: ForgeFetch; __forge_runtime__?: unknown };

const RESOLVER_LIMIT_MS = 25_000;

/** Starts an invocation with this time limit: sets the two seams under the `@forge/*` packages. */
export const beginInvocation = (forgeFetch: ForgeFetch, limitMs = RESOLVER_LIMIT_MS): void => {
  const globals = globalThis as SeamGlobals;
  globals.__forge_fetch__ = forgeFetch;
  globals.__forge_runtime__ = runtimeWithin(limitMs);
};

/** What an invocation with this time limit, which begins now, can read about itself. */
const runtimeWithin = (limitMs: number) =>
  runtimeObject(
    {
      invocationId: '00000000-0000-4000-8000-0000000000aa',
      appId: '00000000-0000-4000-8000-000000000000',
      appVersion: '1.0.0',
      environmentId: '00000000-0000-4000-8000-0000000000bb',
      environmentType: 'DEVELOPMENT',
      installationId: '00000000-0000-4000-8000-0000000000cc',
      cloudId: '00000000-0000-4000-8000-0000000000dd',
      contextAri: 'ari:cloud:confluence::site/00000000-0000-4000-8000-0000000000dd',
      functionKey: 'test',
      moduleKey: 'test',
      moduleType: 'test',
      accountId: undefined,
      scopes: [],
    },
    limitMs,
  );

/**
 * Lets invocations overlap: from now on each call of `run` has its own two seams. The returned
 * `end` restores the usual way, where an invocation lasts until the next one begins.
 */
export const overlapInvocations = () => {
  const seams = new AsyncLocalStorage<SeamGlobals>();
  for (const name of ['__forge_fetch__', '__forge_runtime__'] as const)
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => seams.getStore()?.[name],
    });
  return {
    run: <T>(forgeFetch: ForgeFetch, limitMs: number, call: () => Promise<T>): Promise<T> =>
      seams.run({ __forge_fetch__: forgeFetch, __forge_runtime__: runtimeWithin(limitMs) }, call),
    end: (): void => {
      for (const name of ['__forge_fetch__', '__forge_runtime__'] as const)
        Object.defineProperty(globalThis, name, { configurable: true, writable: true });
    },
  };
};
