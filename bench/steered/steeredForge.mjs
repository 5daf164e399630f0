import { createRequire } from 'node:module';
import { AsyncLocalStorage } from 'node:async_hooks';
import { makeBehaviors } from '../../dev-host/platform/behavior';
import { simulatedConfluence } from '../../dev-host/platform/confluence/confluenceAddress';
import { makeConfluenceService } from '../../dev-host/platform/confluence/confluenceService';
import { openData } from '../../dev-host/platform/data';
import { makeFaults } from '../../dev-host/platform/faults';
import { makeInvoke } from '../../dev-host/platform/invocations/invoke';
import { makeKvsService } from '../../dev-host/platform/kvs/kvsService';
import { readManifest } from '../../dev-host/platform/manifest/readManifest';
import { makeQueue } from '../../dev-host/platform/queue/queue';
import { makeRates } from '../../dev-host/platform/rates';
import { makeCallResolver } from '../../dev-host/platform/resolver';
import { makeAnswerSeam, makeRefusals } from '../../dev-host/platform/seam/answerSeam';
import { findHandler, runtimeObject } from '../../dev-host/worker/runHandler';

/**
 * The local Forge in this process and in steered time: the app's real backend, storage, queue,
 * rates and gateway, but no worker threads. Returns functions that call an action of the page as
 * the site's admin: `ask` returns its outcome, `call` its value or throws.
 */
export async function makeSteeredForge({ time, site, manifestFile, backendFile }) {
  const clock = time.now;
  const manifest = readManifest(manifestFile);
  const [data, faults, rates] = [await openData(undefined), makeFaults(), makeRates(clock)];
  const behaviors = makeBehaviors();
  const running = new AsyncLocalStorage();
  let backend;

  /**
   * Runs a job as a worker would, except that it throws after the time limit instead of ending the
   * job.
   */
  const run = ({ invocation, handler, args, facts, limitMs }) =>
    running.run({ invocation, runtime: runtimeObject(facts, limitMs) }, async () => {
      const startedAt = clock();
      const result = await findHandler(backend, handler)(...args);
      if (clock() - startedAt > limitMs)
        throw new Error(`${handler} ran longer than ${limitMs} ms.`);
      return JSON.stringify(result);
    });

  const invoke = makeInvoke({ manifest, pool: { run }, faults, rates, behaviors });
  const queue = makeQueue({ manifest, data, faults, rates, clock, invoke });
  const answerSeam = makeAnswerSeam({
    services: [
      makeConfluenceService(manifest, behaviors, rates),
      makeKvsService({ manifest, data, faults, rates, clock, behaviors }),
      queue.service,
    ],
    refusals: makeRefusals(),
    clock,
  });

  globalThis.fetch = site.fetch;
  globalThis.__forge_fetch__ = async (auth, path, { method = 'GET', headers, body } = {}) => {
    const call = { auth: { ...auth }, path, method, headers: plainHeaders(headers), body };
    const { status, ...answer } = await answerSeam(call, running.getStore().invocation);
    return new Response(answer.body ?? null, { status, headers: answer.headers });
  };
  Object.defineProperty(globalThis, '__forge_runtime__', {
    get: () => running.getStore()?.runtime,
  });
  backend = createRequire(backendFile)(backendFile);

  const installation = {
    ...{ id: 'installation', cloudId: 'site', site: 'granted' },
    confluence: simulatedConfluence(site.url),
  };
  queue.dispatcher.start([installation]);
  const callResolver = makeCallResolver(manifest, invoke);
  const ask = (functionKey, payload) =>
    callResolver({ functionKey, payload, accountId: site.admin, installation });
  return {
    ask,
    call: async (functionKey, payload) => {
      const answer = await ask(functionKey, payload);
      if (answer.ok) return answer.value;
      throw new Error(`${functionKey} failed with ${JSON.stringify(answer)}.`);
    },
  };
}

const plainHeaders = (headers) => Object.fromEntries(new Headers(headers));
