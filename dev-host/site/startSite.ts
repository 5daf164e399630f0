import { startServer } from '../httpServer';
import { loadSqlite } from '../loadSqlite';
import { makeRandom } from '../random';
import {
  DEFAULT_PEOPLE,
  DEFAULT_SEED,
  makeCompany,
  wellKnownAccounts,
} from './company/makeCompany';
import { makeHandler } from './http/serveSite';
import { noJournal, openSqliteJournal } from './state/journal';
import { type Profile, type Settings, settingsOf } from './state/settings';
import type { GroupEvent } from './state/directory';
import { makeSite } from './state/site';

export type SiteOptions = {
  /** 0 for any free port. */
  port: number;
  profile: Profile;
  /** Selects the company. The same number gives the same people and groups, with the same IDs. */
  seed?: number;
  /** The number of accounts in the company; 2,000 if left out. */
  people?: number;
  /** Keeps changes for the next start; in memory only if undefined. For one process at a time. */
  dataFile?: string | undefined;
  /** The time that an answer takes; none if left out. */
  latencyMs?: Settings['latencyMs'];
  /** The time in milliseconds since 1970, for points and limits. */
  now?: () => number;
  /** Gets the events that installed apps hear of. */
  tell?: (event: GroupEvent) => void;
};

export type RunningSite = Awaited<ReturnType<typeof startSite>>;

/**
 * Starts a simulated Confluence on 127.0.0.1 and resolves when it answers. Throws if the port is in
 * use or the data file is not a database.
 */
export const startSite = async ({
  port,
  profile,
  seed = DEFAULT_SEED,
  people = DEFAULT_PEOPLE,
  dataFile,
  latencyMs = { median: 0, spread: 0 },
  now = Date.now,
  tell,
}: SiteOptions) => {
  const sqlite = dataFile === undefined ? undefined : await loadSqlite();
  // The port comes first: only its owner may clear the lock of the data file.
  const server = await startServer(port);
  try {
    const journal =
      sqlite === undefined || dataFile === undefined
        ? noJournal
        : openSqliteJournal(sqlite, dataFile, companyName(seed, people));
    const company = makeCompany(seed, people);
    const site = makeSite(company, journal, settingsOf(profile, latencyMs), now, tell);
    const closing = new AbortController();
    server.handle(makeHandler(site, makeRandom(seed), server.port, closing.signal));
    return {
      /** The address without `/wiki`, and without a slash at its end. */
      url: server.url,
      /** The accounts to sign in with. */
      accounts: wellKnownAccounts(company),
      /** Ends open requests, the server and the data file. */
      close: async (): Promise<void> => {
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
  people === DEFAULT_PEOPLE ? `${seed}` : `${seed}:${people}`;
