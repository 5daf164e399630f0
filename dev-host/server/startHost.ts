import { startServer } from '../httpServer';
import { makeSteeredClock } from '../platform/clock';
import { makeFacts, openData } from '../platform/data';
import type { LogLine } from '../platform/logs';
import { readManifest } from '../platform/manifest/readManifest';
import { makePlatform, type Platform } from '../platform/platform';
import { makeDemoKey } from './demo';
import { dataFiles, deleteDataFile, files } from './files';
import type { Hosted } from './hosted';
import type { HostOptions } from './hostOptions';
import { findRealSite } from './realSite';
import { makeRoutes } from './routes/makeRoutes';
import { makeHandle, problem } from './routing';
import { startSimulatedSites } from './simulatedSites';

export type RunningHost = {
  platform: Platform;
  hosted: readonly Hosted[];
  /** The address without a slash at its end. */
  url: string;
  /** On a real site, the page's address must contain it. */
  token: string | undefined;
  close: () => Promise<void>;
};

/**
 * Starts everything and resolves when it answers. If something can't start, ends the rest and throws
 * an error that says what to do.
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
    // The port comes first: only its owner may clear the locks of the data files.
    const server = await startServer(options.port);
    server.handle(makeHandle([() => problem(503, 'Not ready yet.')]));
    endings.push(() => server.close());
    const { url } = server;

    const real = await findRealSite(env);
    const label = real === undefined ? options.profiles.join('+') : real.installation.site;
    const dataFile = dataFiles(label, options).host;
    if (options.isFresh) deleteDataFile(dataFile);
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
    const { routes, token } = makeRoutes(platform, hosted, server, real !== undefined);
    server.handle(makeHandle(routes));
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

// Prints what a function logged, as `forge logs` does.
const showLog = ({ functionKey, level, text }: LogLine): void => {
  process.stderr.write(`${level.toUpperCase()} ${functionKey}: ${text}\n`);
};
