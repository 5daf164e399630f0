import type { Company } from '../company/company';
import { makeFaultList } from '../faults';
import { makeDirectory, type GroupEvent } from './directory';
import type { Journal } from './journal';
import { makeBurst, makePoints } from './limits';
import type { Settings } from './settings';

/** The state of a running site. */
export type Site = ReturnType<typeof makeSite>;

/**
 * Makes the state of a site. `realNow` returns milliseconds since 1970. `tell` gets the events that
 * installed apps hear of.
 */
export const makeSite = (
  company: Company,
  journal: Journal,
  initial: Settings,
  realNow: () => number,
  tell: (event: GroupEvent) => void = () => undefined,
) => {
  let aheadMs = 0;
  let settings = initial;
  let writes = 0; // since `writeStatuses` was set
  let resets = 0;
  const now = (): number => realNow() + aheadMs;
  const directory = makeDirectory(company, journal, now, tell);
  const points = makePoints(() => settings, now);
  const burst = makeBurst(() => settings, now);
  const faults = makeFaultList();
  const log = makeRequestLog();

  const changeSettings = (changes: Partial<Settings>): void => {
    settings = { ...settings, ...changes };
    if (changes.writeStatuses !== undefined) writes = 0;
  };
  /**
   * Restores the original people, groups, settings, limits and time, and clears the faults and the
   * log. Requests that still wait are not carried out.
   */
  const reset = (): void => {
    resets += 1;
    aheadMs = 0;
    directory.reset();
    settings = initial;
    writes = 0;
    points.setUsed(0);
    burst.refill();
    faults.set([]);
    log.forget();
  };
  /** Returns the status of the next write that is carried out. Undefined: 201 or 204. */
  const nextWriteStatus = (): number | undefined => {
    const { writeStatuses } = settings;
    const status = writeStatuses[writes % writeStatuses.length];
    writes += 1;
    return status;
  };
  /** Moves the site's clock forward. */
  const advance = (seconds: number): void => {
    aheadMs += seconds * 1_000;
  };
  return {
    directory,
    points,
    burst,
    faults,
    log,
    settings: () => settings,
    changeSettings,
    reset,
    resets: () => resets,
    nextWriteStatus,
    now,
    /** The time whose memberships the lists show. */
    listedTime: () => now() - settings.lagSeconds * 1_000,
    advance,
  };
};

/** One request to Confluence's API, as `GET /dev/requests` shows it. */
type LoggedRequest = {
  method: string;
  path: string;
  /** The query as it was sent, without its question mark. */
  query: string;
  /** `app`, the account ID of a person, or `none`. */
  identity: string;
  /** 0 if no answer was sent. */
  status: number;
  points: number;
  /** When the request came in, ISO 8601. */
  at: string;
};

const MAX_LOG = 20_000; // requests; older ones are dropped

const makeRequestLog = () => {
  let requests: LoggedRequest[] = []; // in the order in which they were answered
  return {
    add: (request: LoggedRequest): void => {
      requests.push(request);
      // A rare, large cut keeps `add` cheap.
      if (requests.length >= 2 * MAX_LOG) requests = requests.slice(-MAX_LOG);
    },
    all: (): readonly LoggedRequest[] => requests.slice(-MAX_LOG),
    forget: (): void => {
      requests = [];
    },
  };
};
