import type { Burst } from '../access/burst';
import { makeBurst } from '../access/burst';
import { makePoints, type Points } from '../access/points';
import type { Company } from '../company/company';
import { makeFaultList, type FaultList } from '../faults/faultList';
import { makeDirectory, type Directory } from './directory';
import type { Journal } from './journal';
import { makeRequestLog, type RequestLog } from './requestLog';
import type { Settings } from './settings';

/** Everything that a running site knows. */
export type Site = {
  directory: Directory;
  points: Points;
  burst: Burst;
  faults: FaultList;
  log: RequestLog;
  settings(): Settings;
  changeSettings(changes: Partial<Settings>): void;
  /** As it was at the very first start: people, groups, settings, points; no faults, no log. */
  reset(): void;
  /** The status for the next change that is made; undefined for the usual one. */
  nextWriteStatus(): number | undefined;
  now(): number;
  /** Moves the site's clock forward. */
  advance(seconds: number): void;
};

/** Makes a site of a company; `realNow` is in milliseconds since 1970. */
export const makeSite = (
  company: Company,
  journal: Journal,
  initial: Settings,
  realNow: () => number,
): Site => {
  let aheadMs = 0;
  const now = (): number => realNow() + aheadMs;
  let settings = initial;
  let writes = 0; // since the statuses for them were set
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
