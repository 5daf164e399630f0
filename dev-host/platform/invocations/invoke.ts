import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { USUALLY_LATE_MS } from '../faults/fault';
import type { Faults } from '../faults/faults';
import { contextAri, type Installation } from '../installation/installation';
import type { Manifest } from '../manifest/manifest';
import { handlerOf } from '../manifest/readManifest';
import { INSTALLATION_INVOCATIONS, USER_INVOCATIONS } from '../rates/limits';
import type { Rates } from '../rates/rates';
import { InvocationFailed } from './invocationFailed';
import type { InvocationRequest } from './invocationRequest';
import type { Job } from './job';
import { makeRuntimeFacts } from './runtimeFacts';
import type { WorkerPool } from './workerPool';

const EFFECTS = ['fail', 'late', 'double', 'kill'] as const;

/** Runs a function; gives its result as JSON. Rejects with `InvocationFailed`. */
export type Invoke = (request: InvocationRequest) => Promise<string | undefined>;

export const makeInvoke =
  (deps: { manifest: Manifest; pool: WorkerPool; faults: Faults; rates: Rates }): Invoke =>
  async (request) => {
    const { manifest, pool, faults, rates } = deps;
    checkRates(rates, request);
    const fault = faults.next('invocation', request.functionKey, EFFECTS);
    const run = (): Promise<string | undefined> => pool.run(jobOf(manifest, request));
    if (fault === undefined) return run();
    switch (fault.effect) {
      case 'fail':
        throw new InvocationFailed('refused', 'The platform failed on purpose.');
      case 'late':
        await pause(fault.ms ?? USUALLY_LATE_MS);
        return run();
      case 'double': {
        const second = run();
        second.catch(() => undefined); // nobody waits for it
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
      : rates.passed(USER_INVOCATIONS, `${installation.id} ${viewer}`);
  const passed = byUser ?? rates.passed(INSTALLATION_INVOCATIONS, installation.id);
  if (passed !== undefined)
    throw new InvocationFailed('rate-limited', `Forge allows ${passed.name}.`);
};

const jobOf = (manifest: Manifest, request: InvocationRequest): Job => {
  const { functionKey, installation, viewer, argument, limitMs, chain, killAfterMs } = request;
  const id = randomUUID();
  return {
    invocation: { id, functionKey, installation, viewer, chain: chain ?? id },
    handler: handlerOf(manifest, functionKey),
    args: [argument, platformArgument(installation, viewer)],
    facts: makeRuntimeFacts(manifest, request, id),
    limitMs,
    ...(killAfterMs !== undefined && { killAfterMs }),
  };
};

/** The second argument of every function: what the platform itself says about the call. */
const platformArgument = (installation: Installation, viewer: string | undefined) => ({
  ...(viewer !== undefined && { principal: { accountId: viewer } }),
  installContext: contextAri(installation),
  installation: {
    ari: { installationId: installation.id },
    contexts: [{ cloudId: installation.cloudId }],
  },
});
