import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { simulatedConfluence } from '../platform/confluence/confluenceAddress';
import { stableId } from '../platform/installation';
import type { GroupEvent } from '../site/state/directory';
import type { Profile } from '../site/state/settings';
import { dataFiles, deleteDataFile, files } from './files';
import type { Hosted } from './hosted';
import type { HostOptions } from './hostOptions';

const readyLine = z.object({
  ready: z.literal(true),
  url: z.string(),
  accounts: z.object({ admin: z.string(), confluenceAdmin: z.string(), nonAdmin: z.string() }),
});

type SiteProcess = z.output<typeof readyLine> & {
  /** Ends the process and waits for its end. */
  end: () => Promise<void>;
};

const groupEventMessage: z.ZodType<{ groupEvent: GroupEvent }> = z.strictObject({
  groupEvent: z.strictObject({
    kind: z.enum(['created', 'deleted']),
    group: z.strictObject({ id: z.string(), name: z.string() }),
  }),
});

type Listeners = {
  /** A site ended without being told to. */
  onLost: (message: string) => void;
  onGroupEvent: (siteIndex: number, event: GroupEvent) => void;
};

/** Starts a simulated site for each installation, on the ports that follow the host's port. */
export const startSimulatedSites = async (
  options: HostOptions,
  { onLost, onGroupEvent }: Listeners,
) => {
  const { profiles, isFresh, port, latencyMs, people } = options;
  const { site: dataFileOf } = dataFiles(profiles.join('+'), options);
  const sites = await Promise.all(
    profiles.map(async (profile, index) => {
      const dataFile = dataFileOf(index);
      if (isFresh) deleteDataFile(dataFile);
      const args = [
        ...['--port', `${port === 0 ? 0 : port + 1 + index}`],
        ...['--profile', profile],
        ...['--latency', `${latencyMs}`],
        ...['--people', `${people}`],
        ...(dataFile === undefined ? [] : ['--data-file', dataFile]),
      ];
      const site = await startProcess(args, {
        onLost: (code) => {
          onLost(`The simulated site "${profile}" ended with ${code}.`);
        },
        onGroupEvent: (event) => {
          onGroupEvent(index, event);
        },
      });
      return { hosted: hostedSite(profile, index, site), end: site.end };
    }),
  );
  return {
    hosted: sites.map(({ hosted }) => hosted),
    end: async (): Promise<void> => {
      await Promise.all(sites.map((site) => site.end()));
    },
  };
};

const hostedSite = (profile: Profile, index: number, { accounts, url }: SiteProcess): Hosted => ({
  installation: {
    id: stableId(`installation ${index} ${profile}`),
    cloudId: stableId(`site ${index} ${profile}`),
    site: profile,
    confluence: simulatedConfluence(url),
  },
  siteName: `Simulated site (${profile})`,
  people: [
    { label: 'Site admin', accountId: accounts.admin },
    { label: 'Confluence admin', accountId: accounts.confluenceAdmin },
    { label: 'Ordinary user', accountId: accounts.nonAdmin },
  ],
  accounts,
});

type OnGroupEvent = (event: GroupEvent) => void;

/**
 * Starts a site in a process, which also ends when this process ends. Rejects with the site's own
 * message if it doesn't start. Calls `onLost` if it ends later without `end`.
 */
const startProcess = async (
  args: readonly string[],
  { onLost, onGroupEvent }: { onLost: (code: string) => void; onGroupEvent: OnGroupEvent },
): Promise<SiteProcess> => {
  const child = spawn(process.execPath, [files.site, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.on('message', (message) => {
    onGroupEvent(groupEventMessage.parse(message).groupEvent);
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = await firstLine(child);
  let isEnding = false;
  void exited.then((code) => {
    if (!isEnding) onLost(String(code));
  });
  return {
    ...ready,
    end: async () => {
      isEnding = true;
      child.kill('SIGTERM');
      await exited;
    },
  };
};

const firstLine = (child: ChildProcess): Promise<z.output<typeof readyLine>> =>
  new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('The process of a site has no output.');
    let isReady = false;
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (isReady) process.stderr.write(text);
      else errors += text;
    });
    createInterface({ input: child.stdout }).once('line', (line) => {
      isReady = true;
      process.stderr.write(errors);
      resolve(readyLine.parse(JSON.parse(line)));
    });
    child.once('error', reject);
    child.once('close', (code) => {
      reject(new Error(errors.trim() || `The simulated site did not start (${String(code)}).`));
    });
  });
