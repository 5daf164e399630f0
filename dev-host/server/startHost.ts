import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { listen } from '../listen';
import { makeSteeredClock } from '../platform/clock';
import { makeFacts, openData } from '../platform/data';
import { readManifest } from '../platform/manifest/readManifest';
import { makePlatform, type Platform } from '../platform/platform';
import { dataFiles, forget } from './dataFiles';
import { makeDemoKey } from './demo/makeDemoKey';
import { files } from './files';
import type { Hosted } from './hosted';
import type { HostOptions } from './hostOptions';
import { problem } from './http/answer';
import { makeHandle } from './http/handle';
import { makeGuard, makeRoutes } from './routes/makeRoutes';
import { showLog } from './showLog';
import { findRealSite } from './sites/realSite';
import { startSimulatedSites } from './sites/simulatedSites';

const KEEP_ALIVE_MS = 65_000; // longer than clients keep an idle connection, so that they end it

export type RunningHost = {
  platform: Platform;
  hosted: readonly Hosted[];
  /** Without a slash at its end. */
  url: string;
  /** What the page's address must carry where the site is a real one. */
  token: string | undefined;
  close: () => Promise<void>;
};

/**
 * Starts everything and resolves once it answers. Throws with what to do where it cannot be started;
 * what was started until then is ended.
 */
export const startHost = async (
  options: HostOptions,
  env: NodeJS.ProcessEnv,
  onLost: (message: string) => void,
): Promise<RunningHost> => {
  const manifest = readManifest(files.manifest);
  const endings: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  try {
    const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS });
    let handle = makeHandle(() => undefined, [() => problem(503, 'Not ready yet.')]);
    server.on('request', (request, response) => {
      handle(request, response);
    });
    // Whoever has the port has the data files: their locks are cleared only after it was won.
    const port = await listen(server, options.port);
    endings.push(() => shut(server));
    const url = `http://127.0.0.1:${port}`;

    const real = await findRealSite(env);
    const label = real === undefined ? options.profiles.join('+') : real.installation.site;
    const dataFile = dataFiles(label, options).host;
    if (options.isFresh) forget(dataFile);
    const data = await openData(dataFile);
    endings.push(() => data.close());

    const platform = makePlatform({
      manifest,
      data,
      clock: makeSteeredClock(),
      files: { workerFile: files.worker, backendFile: files.backend },
      publicUrl: url,
      showLog,
      hasRates: options.hasRates,
    });
    endings.push(() => platform.close());
    const [sites] = await Promise.all([
      real === undefined ? startSimulatedSites(options, onLost) : { hosted: [real], end: noEnd },
      platform.warmUp(),
    ]);
    endings.push(() => sites.end());

    const facts = makeFacts(data);
    const hosted = await Promise.all(
      sites.hosted.map(async (each) => {
        const demoKey = await makeDemoKey(platform.callResolver, facts, each);
        return demoKey === undefined ? each : { ...each, demoKey };
      }),
    );
    const { routes, token } = makeRoutes(platform, hosted, url, real !== undefined);
    handle = makeHandle(makeGuard(port), routes);
    const installations = hosted.map(({ installation }) => installation);
    platform.queue.start(installations);
    platform.scheduler.start(installations);
    return { platform, hosted, url, token, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const noEnd = (): Promise<void> => Promise.resolve();

const shut = async (server: Server): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
};
