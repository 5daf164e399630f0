import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import {
  DEFAULT_SEED,
  makeCompany,
  USUAL_PEOPLE,
  type WellKnownAccounts,
  wellKnownAccounts,
} from './company/makeCompany';
import { listen } from '../listen';
import { loadSqlite } from '../loadSqlite';
import { makeRandom } from '../random';
import { makeHandler } from './handleRequest';
import { noJournal, openSqliteJournal } from './state/journal';
import { type Profile, settingsOf } from './state/settings';
import { makeSite } from './state/site';

export type SiteOptions = {
  /** 0 for any that is free. */
  port: number;
  profile: Profile;
  /** Which company; the same people and groups, ids included, for the same number. */
  seed?: number;
  /** How many accounts the company has; 2,000 if left out. */
  people?: number;
  /** Where changes are kept over a restart; in memory only if left out. One process at a time. */
  dataFile?: string;
  /** How long an answer takes; no time at all if left out. */
  latency?: { medianMs: number; spreadMs: number };
  /** The time in milliseconds since 1970, for points and limits. */
  now?: () => number;
};

export type RunningSite = {
  /** The address without `/wiki`, and without a slash at its end. */
  url: string;
  port: number;
  /** Accounts to sign in with. */
  accounts: WellKnownAccounts;
  /** Ends open requests, the server and the data file. */
  close(): Promise<void>;
};

const KEEP_ALIVE_MS = 65_000; // longer than clients keep an idle connection, so that they end it

const shut = async (server: Server): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
};

/** Names a company, so that what changed in one is not carried out in another. */
const companyName = (seed: number, people: number): string =>
  people === USUAL_PEOPLE ? seed.toString() : `${seed.toString()}:${people.toString()}`;

/**
 * Starts a simulated Confluence on 127.0.0.1 and resolves once it answers. Throws if the port is in
 * use or the data file is not a database.
 */
export const startSite = async (options: SiteOptions): Promise<RunningSite> => {
  const { profile, seed = DEFAULT_SEED, people = USUAL_PEOPLE, dataFile, latency } = options;
  const { now = Date.now } = options;
  const sqlite = dataFile === undefined ? undefined : await loadSqlite();
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS });
  // Whoever has the port has the data file: its lock is cleared only after the port was won.
  const port = await listen(server, options.port);
  try {
    const journal =
      sqlite === undefined || dataFile === undefined
        ? noJournal
        : openSqliteJournal(sqlite, dataFile, companyName(seed, people));
    const latencyMs = { median: latency?.medianMs ?? 0, spread: latency?.spreadMs ?? 0 };
    const company = makeCompany(seed, people);
    const site = makeSite(company, journal, settingsOf(profile, latencyMs), now);
    const closing = new AbortController();
    const handle = makeHandler(site, makeRandom(seed), port, closing.signal);
    server.on('request', (request, response) => {
      // What is left to fail here is a connection that broke off while its body was read.
      handle(request, response).catch(() => response.destroy());
    });
    return {
      url: `http://127.0.0.1:${port.toString()}`,
      port,
      accounts: wellKnownAccounts(company),
      close: async () => {
        closing.abort();
        await shut(server);
        journal.close();
      },
    };
  } catch (error) {
    await shut(server);
    throw error;
  }
};
