import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { RuntimeFacts } from '../../worker/messages';
import type { Behaviors } from '../behavior';
import { DEFAULT_LATE_MS, type Faults } from '../faults';
import { contextAri, stableId, type Installation } from '../installation';
import type { Manifest } from '../manifest/manifest';
import { handlerOf } from '../manifest/readManifest';
import { INSTALLATION_INVOCATIONS, USER_INVOCATIONS, type Rates } from '../rates';
import { InvocationFailed, type InvocationRequest, type Job } from './invocation';
import type { WorkerPool } from './workerPool';

const APP_VERSION = '1.0.0';
export const ENVIRONMENT_ID = stableId('environment');
export const ENVIRONMENT_TYPE = 'DEVELOPMENT';

const EFFECTS = ['fail', 'late', 'double', 'kill'] as const;

/** Runs a function and returns its result as JSON. Rejects with `InvocationFailed`. */
export type Invoke = (request: InvocationRequest) => Promise<string | undefined>;

export const makeInvoke =
  (deps: {
    manifest: Manifest;
    pool: WorkerPool;
    faults: Faults;
    rates: Rates;
    behaviors: Behaviors;
  }): Invoke =>
  async (request) => {
    const { manifest, pool, faults, rates, behaviors } = deps;
    checkRates(rates, request);
    await behaviors.beforeInvocation(request.installation);
    const fault = faults.next('invocation', request.functionKey, EFFECTS);
    const run = (): Promise<string | undefined> => pool.run(jobOf(manifest, request));
    if (fault === undefined) return run();
    switch (fault.effect) {
      case 'fail':
        throw new InvocationFailed('refused', 'The platform failed on purpose.');
      case 'late':
        await pause(fault.ms ?? DEFAULT_LATE_MS);
        return run();
      case 'double': {
        const ignored = run();
        ignored.catch(() => undefined); // an unhandled rejection would end the host
        return run();
      }
      case 'kill':
        return pool.run({ ...jobOf(manifest, request), killAfterMs: fault.ms ?? 0 });
    }
  };

const checkRates = (rates: Rates, { installation, viewer }: InvocationRequest): void => {
  const byUser =
    viewer === undefined
      ? undefined
      : rates.exceeded(USER_INVOCATIONS, `${installation.id} ${viewer}`);
  const exceeded = byUser ?? rates.exceeded(INSTALLATION_INVOCATIONS, installation.id);
  if (exceeded !== undefined)
    throw new InvocationFailed('rate-limited', `Forge allows ${exceeded.name}.`);
};

const jobOf = (manifest: Manifest, request: InvocationRequest): Job => {
  const { functionKey, installation, viewer, argument, limitMs, chain, killAfterMs } = request;
  const id = randomUUID();
  return {
    invocation: { id, functionKey, installation, viewer, chain: chain ?? id },
    handler: handlerOf(manifest, functionKey),
    args: [argument, platformArgument(installation, viewer)],
    facts: runtimeFacts(manifest, request, id),
    limitMs,
    ...(killAfterMs !== undefined && { killAfterMs }),
  };
};

/** The second argument of every function: what the platform says about the call. */
const platformArgument = (installation: Installation, viewer: string | undefined) => ({
  ...(viewer !== undefined && { principal: { accountId: viewer } }),
  installContext: contextAri(installation),
  installation: {
    ari: { installationId: installation.id },
    contexts: [{ cloudId: installation.cloudId }],
  },
});

/** What the packages of Forge learn about an invocation. */
const runtimeFacts = (
  { app, permissions }: Manifest,
  { functionKey, module, installation, viewer }: InvocationRequest,
  invocationId: string,
): RuntimeFacts => ({
  invocationId,
  appId: app.id.replace('ari:cloud:ecosystem::app/', ''),
  appVersion: APP_VERSION,
  environmentId: ENVIRONMENT_ID,
  environmentType: ENVIRONMENT_TYPE,
  installationId: installation.id,
  cloudId: installation.cloudId,
  contextAri: contextAri(installation),
  functionKey,
  moduleKey: module.key,
  moduleType: module.type,
  accountId: viewer,
  scopes: Object.keys(permissions.scopes),
});
