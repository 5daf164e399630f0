import type { Company } from '../company/company';
import { makeFaultList, type FaultList } from '../faults';
import { makeDirectory, type Directory } from './directory';
import type { Journal } from './journal';
import { makeBurst, makePoints, type Burst, type Points } from './limits';
import type { Settings } from './settings';

/** The state of a running site. */
export type Site = {
  directory: Directory;
  points: Points;
  burst: Burst;
  faults: FaultList;
  log: RequestLog;
  settings(): Settings;
  changeSettings(changes: Partial<Settings>): void;
  /** Restores the original people, groups, settings and points, and clears the faults and the log. */
  reset(): void;
  /** The status of the next write that is carried out. Undefined: the usual one. */
  nextWriteStatus(): number | undefined;
  now(): number;
  /** Moves the site's clock forward. */
  advance(seconds: number): void;
};

/** Makes the state of a site. `realNow` returns milliseconds since 1970. */
export const makeSite = (
  company: Company,
  journal: Journal,
  initial: Settings,
  realNow: () => number,
): Site => {
  let aheadMs = 0;
  const now = (): number => realNow() + aheadMs;
  let settings = initial;
  let writes = 0; // since `writeStatuses` was set
  const directory = makeDirectory(company, journal);
  const points = makePoints(() => settings, now);
  const faults = makeFaultList();
  const log = makeRequestLog();
  return {
    directory,
    points,
    burst: makeBurst(() => settings, now),
    faults,
    log,
    settings: () => settings,
    changeSettings: (changes) => {
      settings = { ...settings, ...changes };
      if (changes.writeStatuses !== undefined) writes = 0;
    },
    reset: () => {
      directory.reset();
      settings = initial;
      writes = 0;
      points.setUsed(0);
      faults.set([]);
      log.forget();
    },
    nextWriteStatus: () => {
      const { writeStatuses } = settings;
      const status = writeStatuses[writes % writeStatuses.length];
      writes += 1;
      return status;
    },
    now,
    advance: (seconds) => {
      aheadMs += seconds * 1_000;
    },
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

export type RequestLog = {
  add(request: LoggedRequest): void;
  /** The requests in the order in which they were answered. */
  all(): readonly LoggedRequest[];
  forget(): void;
};

const makeRequestLog = (): RequestLog => {
  let requests: LoggedRequest[] = [];
  return {
    add: (request) => {
      requests.push(request);
      // A rare, large cut keeps `add` cheap.
      if (requests.length >= 2 * MAX_LOG) requests = requests.slice(-MAX_LOG);
    },
    all: () => requests.slice(-MAX_LOG),
    forget: () => {
      requests = [];
    },
  };
};
