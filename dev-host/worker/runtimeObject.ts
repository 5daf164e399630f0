import type { RuntimeFacts } from './messages';

/**
 * The object that the `@forge/*` packages read from `global.__forge_runtime__`: who and where this
 * invocation is, and how long it may still take. Metrics and flags lead nowhere.
 */
export const runtimeObject = (facts: RuntimeFacts, limitMs: number) => {
  const begun = performance.now();
  const { invocationId, contextAri, accountId } = facts;
  const installation = {
    ari: {
      installationId: facts.installationId,
      toString: () => `ari:cloud:ecosystem::installation/${facts.installationId}`,
    },
    contexts: [{ cloudId: facts.cloudId, toString: () => contextAri }],
  };
  return {
    proxy: { token: 'local', url: '' },
    contextAri,
    container: {},
    appContext: {
      appId: facts.appId,
      appVersion: facts.appVersion,
      environmentId: facts.environmentId,
      environmentType: facts.environmentType,
      invocationId,
      installationId: facts.installationId,
      functionKey: facts.functionKey,
      moduleType: facts.moduleType,
      moduleKey: facts.moduleKey,
      installation,
      permissions: { scopes: facts.scopes, external: {} },
    },
    ...(accountId !== undefined && { aaid: accountId }),
    lambdaContext: {
      awsRequestId: invocationId,
      getRemainingTimeInMillis: () => Math.max(0, limitMs - (performance.now() - begun)),
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
