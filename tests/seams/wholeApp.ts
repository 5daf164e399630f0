import { openData } from '../../dev-host/platform/data';
import { makeFaults } from '../../dev-host/platform/faults';
import { makeQueue } from '../../dev-host/platform/queue/queue';
import { noRates } from '../../dev-host/platform/rates';
import type { Clock } from '../../src/application/ports/platform';
import { makeKvsKeys } from '../../src/forge/storage/kvsKeys';
import { askService } from './askService';
import { type ConfluenceCall, makeConfluenceSeam } from './confluenceSeam';
import { testInvocation } from './invocation';
import { appManifest } from './manifest';
import type { Gate } from './roundTrips';
import { beginInvocation, type ForgeFetch } from './seamGlobals';
import { startControlledSite } from './siteControl';
import { openStorageSeam } from './storageSeam';

const WEB_TRIGGER_URLS = 'http://127.0.0.1/public/';

/**
 * The seams under the whole app: a simulated site and the local Forge's storage, in this process,
 * and its event queue, which accepts events and delivers none. Records every call to Confluence
 * with its identity.
 */
export const startWholeApp = async (clock: Clock = Date.now) => {
  const site = await startControlledSite();
  const storage = await openStorageSeam(clock);
  const confluence = makeConfluenceSeam(site.url);
  const queue = await openSilentQueue(clock);
  const app = {
    site,
    storage,
    confluence,
    keys: makeKvsKeys(),
    /** Answers the platform's own queries. The app has one: the address of a web trigger. */
    platform: sayingTheAddress,
    /** Holds back calls to storage and Confluence, to count round trips. */
    gate: passOn,
    /** Starts an invocation for a person at the page, or for no one, and clears the calls. */
    begin: (viewer: string | undefined): void => {
      confluence.viewer = viewer;
      confluence.calls.length = 0;
      beginInvocation((auth, path, init) => {
        if (auth.type === 'kvs')
          return app.gate('storage', path, () => storage.fetch(auth, path, init));
        if (auth.remote === 'confluence')
          return app.gate('confluence', path, () => confluence.fetch(auth, path, init));
        if (path === '/graphql') return app.platform(auth, path, init);
        if (path.startsWith('/webhook/queue/')) return queue.fetch(auth, path, init);
        return Promise.reject(new Error(`This test does not expect ${path}.`));
      });
    },
    /** The calls of this invocation that would change something. */
    writes: (): ConfluenceCall[] => confluence.calls.filter(isWrite),
    close: async (): Promise<void> => {
      queue.close();
      storage.close();
      await site.close();
    },
  };
  return app;
};

/** Every request except GET and the one POST that only reads accounts. */
const isWrite = ({ method, path }: ConfluenceCall): boolean =>
  method !== 'GET' && path !== '/wiki/api/v2/users-bulk';

const passOn: Gate = (_kind, _name, call) => call();

const openSilentQueue = async (clock: Clock): Promise<{ fetch: ForgeFetch; close: () => void }> => {
  const data = await openData(undefined);
  const { service } = makeQueue({
    manifest: appManifest(),
    data,
    faults: makeFaults(),
    rates: noRates,
    clock,
    invoke: () => Promise.reject(new Error('This test delivers no events.')),
  });
  let chains = 0; // a queue ends a chain after 1,000 events
  return {
    fetch: (...call) => {
      chains += 1;
      return askService(service, testInvocation({ chain: `test ${chains}` }), ...call);
    },
    close: data.close,
  };
};

export const sayingTheAddress: ForgeFetch = (_auth, _path, init) => {
  const { variables } = JSON.parse(init?.body as string) as {
    variables: { input: { triggerKey: string } };
  };
  const url = `${WEB_TRIGGER_URLS}${variables.input.triggerKey}`;
  return Promise.resolve(Response.json({ data: { createWebTriggerUrl: { url } } }));
};

export type WholeApp = Awaited<ReturnType<typeof startWholeApp>>;
