import { startServer } from '../httpServer';
import { loadSqlite } from '../loadSqlite';
import { makeRandom } from '../random';
import {
  DEFAULT_SEED,
  makeCompany,
  USUAL_PEOPLE,
  type WellKnownAccounts,
  wellKnownAccounts,
} from './company/makeCompany';
import { makeHandler } from './http/serveSite';
import { noJournal, openSqliteJournal } from './state/journal';
import { type Profile, settingsOf } from './state/settings';
import { makeSite } from './state/site';

export type SiteOptions = {
  /** 0 for any free port. */
  port: number;
  profile: Profile;
  /** Selects the company. The same number gives the same people and groups, with the same IDs. */
  seed?: number;
  /** The number of accounts in the company; 2,000 if left out. */
  people?: number;
  /** Keeps changes for the next start; in memory only if left out. For one process at a time. */
  dataFile?: string;
  /** The time that an answer takes; none if left out. */
  latency?: { medianMs: number; spreadMs: number };
  /** The time in milliseconds since 1970, for points and limits. */
  now?: () => number;
};

export type RunningSite = {
  /** The address without `/wiki`, and without a slash at its end. */
  url: string;
  /** The accounts to sign in with. */
  accounts: WellKnownAccounts;
  /** Ends open requests, the server and the data file. */
  close(): Promise<void>;
};

/**
 * Starts a simulated Confluence on 127.0.0.1 and resolves when it answers. Throws if the port is in
 * use or the data file is not a database.
 */
export const startSite = async (options: SiteOptions): Promise<RunningSite> => {
  const { profile, seed = DEFAULT_SEED, people = USUAL_PEOPLE, dataFile, latency } = options;
  const { now = Date.now } = options;
  const sqlite = dataFile === undefined ? undefined : await loadSqlite();
  // The port comes first: only its owner may clear the lock of the data file.
  const server = await startServer(options.port);
  try {
    const journal =
      sqlite === undefined || dataFile === undefined
        ? noJournal
        : openSqliteJournal(sqlite, dataFile, companyName(seed, people));
    const latencyMs = { median: latency?.medianMs ?? 0, spread: latency?.spreadMs ?? 0 };
    const company = makeCompany(seed, people);
    const site = makeSite(company, journal, settingsOf(profile, latencyMs), now);
    const closing = new AbortController();
    server.handle(makeHandler(site, makeRandom(seed), server.port, closing.signal));
    return {
      url: server.url,
      accounts: wellKnownAccounts(company),
      close: async () => {
        closing.abort();
        await server.close();
        journal.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
};

/** Names a company, so that the changes of one are not applied to another. */
const companyName = (seed: number, people: number): string =>
  people === USUAL_PEOPLE ? `${seed}` : `${seed}:${people}`;
