import { origin } from './forgeFetch';
import { post, type RuntimeFacts, type ToWorker } from './messages';

declare global {
  // The `@forge/*` packages read this name. Only `var` puts it on the global object.
  var __forge_runtime__: ReturnType<typeof runtimeObject> | undefined;
}

/** Runs one function of the app and sends its result or error. Never rejects. */
export const runHandler = async (
  backend: unknown,
  { handler, args, facts, limitMs }: Extract<ToWorker, { type: 'invoke' }>,
): Promise<void> => {
  globalThis.__forge_runtime__ = runtimeObject(facts, limitMs);
  try {
    const run = findHandler(backend, handler);
    const result = await origin.run(facts.invocationId, () => run(...args));
    // `JSON.stringify` returns undefined for undefined, although its type does not say so.
    post({ type: 'result', json: JSON.stringify(result) });
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    const description = error instanceof Error ? (error.stack ?? error.message) : String(error);
    post({ type: 'thrown', name, description });
  }
};

type Handler = (...args: unknown[]) => unknown;

/**
 * Finds the function that manifest.yml calls `index.name`: the export `name` of `src/index.ts`.
 * Throws if there is none.
 */
export const findHandler = (backend: unknown, handler: string): Handler => {
  const [file, name, ...rest] = handler.split('.');
  if (file !== 'index' || name === undefined || rest.length > 0)
    throw new Error(`The local Forge does not emulate handlers outside src/index: "${handler}".`);
  const found: unknown = Object.entries(backend as object).find(([key]) => key === name)?.[1];
  if (typeof found !== 'function') throw new Error(`src/index.ts exports no function "${name}".`);
  return found as Handler;
};

/**
 * Makes the object that the `@forge/*` packages read from `global.__forge_runtime__`. It identifies
 * the invocation and tells how much time is left. Its metrics and feature flags have no effect.
 */
export const runtimeObject = (facts: RuntimeFacts, limitMs: number) => {
  const startedAt = performance.now();
  const { contextAri, cloudId, accountId, scopes, ...appContext } = facts;
  const { invocationId, installationId } = appContext;
  const installation = {
    ari: {
      installationId,
      toString: () => `ari:cloud:ecosystem::installation/${installationId}`,
    },
    contexts: [{ cloudId, toString: () => contextAri }],
  };
  return {
    proxy: { token: 'local', url: '' },
    contextAri,
    container: {},
    appContext: { ...appContext, installation, permissions: { scopes, external: {} } },
    ...(accountId !== undefined && { aaid: accountId }),
    lambdaContext: {
      awsRequestId: invocationId,
      getRemainingTimeInMillis: () => Math.max(0, limitMs - (performance.now() - startedAt)),
    },
    tracing: { traceId: invocationId.replaceAll('-', ''), spanId: invocationId.slice(0, 8) },
    realtime: {},
    metrics: noMetrics,
    externalAuth: [],
    featureFlags: () => false,
  };
};

const nothing = (): void => undefined;

const noMetrics = {
  counter: () => ({ incr: nothing, incrBy: nothing, decr: nothing, decrBy: nothing }),
  timing: () => ({ measure: () => ({ stop: nothing }) }),
  gauge: () => ({ set: nothing }),
};
