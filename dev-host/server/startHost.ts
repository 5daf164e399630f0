import { startServer } from '../httpServer';
import { makeSteeredClock, type SteeredClock } from '../platform/clock';
import { makeFacts, openData } from '../platform/data';
import type { LogLine } from '../platform/logs';
import { readManifest } from '../platform/manifest/readManifest';
import { makePlatform, type Platform } from '../platform/platform';
import { makeDemoKey } from './demo';
import { dataFiles, deleteDataFile, files } from './files';
import type { Hosted } from './hosted';
import type { HostOptions } from './hostOptions';
import type { GroupEvent } from '../site/state/directory';
import { findRealSite } from './realSite';
import { resetSites } from './routes/devRoutes';
import { makeRoutes } from './routes/makeRoutes';
import { makeHandle, problem } from './routing';
import { startSimulatedSites } from './simulatedSites';

/** The host as it was started. After a reset, `platform` and `hosted` are out of date. */
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
  const endings: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  try {
    // The port comes first: only its owner may clear the locks of the data files.
    const server = await startServer(options.port);
    server.handle(notReady);
    endings.push(() => server.close());

    const real = await findRealSite(env);
    const label = real === undefined ? options.profiles.join('+') : real.installation.site;
    const dataFile = dataFiles(label, options).host;
    if (options.isFresh) deleteDataFile(dataFile);

    const clock = makeSteeredClock();
    const install = (findSites: () => Promise<readonly Hosted[]>): Promise<Installed> =>
      installApp({ clock, dataFile, findSites, url: server.url, hasRates: options.hasRates });
    let installing = install(async () => {
      if (real !== undefined) return [real];
      const sites = await startSimulatedSites(options, {
        onLost,
        onGroupEvent: (index, event) => {
          installing.then(tellOf(index, event), () => undefined); // a failed start is reported there
        },
      });
      endings.push(() => sites.end());
      return sites.hosted;
    });
    const first = await installing;
    endings.push(async () => (await installing).close());

    const serve = ({ platform, hosted }: Installed): string | undefined => {
      const page = { isReal: real !== undefined, pageHistory: options.pageHistory };
      const { routes, token } = makeRoutes(platform, hosted, server, page, reset);
      server.handle(makeHandle(routes));
      return token;
    };
    const reset = async (): Promise<void> => {
      const old = await installing;
      server.handle(notReady);
      installing = old.close().then(async () => {
        deleteDataFile(dataFile);
        await resetSites(old.hosted);
        clock.reset();
        return install(() => Promise.resolve(old.hosted));
      });
      serve(await installing);
    };
    const token = serve(first);
    return { ...first, url: server.url, token, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Passes an event on to the installation on a site. */
const tellOf =
  (index: number, event: GroupEvent) =>
  ({ platform, hosted }: Installed): void => {
    const installation = hosted[index]?.installation;
    if (installation !== undefined) platform.deliverGroupEvent(installation, event);
  };

const notReady = makeHandle([() => problem(503, 'Not ready yet.')]);

type Installed = {
  platform: Platform;
  hosted: readonly Hosted[];
  close: () => Promise<void>;
};

/** Installs the app on each site: its data, its functions, and a demo key if it has none yet. */
const installApp = async (deps: {
  clock: SteeredClock;
  dataFile: string | undefined;
  findSites: () => Promise<readonly Hosted[]>;
  url: string;
  hasRates: boolean;
}): Promise<Installed> => {
  const data = await openData(deps.dataFile);
  const platform = makePlatform({
    manifest: readManifest(files.manifest),
    data,
    clock: deps.clock,
    files: { workerFile: files.worker, backendFile: files.backend },
    publicUrl: deps.url,
    showLog,
    hasRates: deps.hasRates,
  });
  const close = async (): Promise<void> => {
    await platform.close();
    data.close();
  };
  try {
    const [sites] = await Promise.all([deps.findSites(), platform.warmUp()]);
    const facts = makeFacts(data);
    const hosted = await Promise.all(
      sites.map(async (each) => {
        const demoKey = await makeDemoKey(platform.callResolver, facts, each);
        return demoKey === undefined ? each : { ...each, demoKey };
      }),
    );
    const installations = hosted.map(({ installation }) => installation);
    platform.queue.start(installations);
    platform.scheduler.start(installations);
    return { platform, hosted, close };
  } catch (error) {
    await close();
    throw error;
  }
};

// Prints what a function logged, as `forge logs` does.
const showLog = ({ functionKey, level, text }: LogLine): void => {
  process.stderr.write(`${level.toUpperCase()} ${functionKey}: ${text}\n`);
};
