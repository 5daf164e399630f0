import { makeApp } from '../../../src/application/app';
import type { Bulk } from '../../../src/application/bulk';
import { FIRST_SETTINGS } from '../../../src/domain/settings';
import { type AppOverFakes, makeAppOverFakes } from '../appOverFakes';
import type { ConfluenceGroups } from '../confluence/fakeGroupDirectory';
import { type FakeClaims, makeFakeClaims } from '../fakeClaims';
import { type FakeSettings, makeFakeSettings } from '../fakeSettings';
import { type FakeJobs, makeFakeJobs } from './fakeJobs';
import { type FakePlans, makeFakePlans } from './fakePlans';
import { type DueEvent, type FakeStepQueue, makeFakeStepQueue } from './fakeStepQueue';
import { type Life, makeLife } from './life';
import { makeVirtualTime, type VirtualTime } from './virtualTime';

/** A site with the app's storage and event queue, used by many invocations. */
export type BulkSite = {
  app: AppOverFakes;
  time: VirtualTime;
  plans: FakePlans;
  jobs: FakeJobs;
  claims: FakeClaims;
  queue: FakeStepQueue;
  /** The events that were asked for and not delivered yet. */
  events: DueEvent[];
  /** Initially no points are reserved for others. */
  settings: FakeSettings;
  /** The hourly points that are left, as Confluence last said. */
  points: { left: number; of: number } | undefined;
  /** Wraps Confluence, to add latency and faults. */
  between: (directory: ConfluenceGroups) => ConfluenceGroups;
  /** Wraps the app's storage. */
  around: <T extends object>(port: T) => T;
  /** The bulk use cases in an invocation of their own. */
  invocation: (life?: Life) => Bulk;
  /** Runs the earliest event of the queue; false if there is none. */
  runNextEvent: (life?: Life) => Promise<boolean>;
  /** Rejects if the invocation throws: the platform would deliver the event again. */
  runEvent: (event: DueEvent, life?: Life) => Promise<void>;
  /** Runs events until the queue is empty. */
  runAllEvents: (most?: number) => Promise<void>;
};

const STEP_BUDGET_MS = 40_000;
const LEASE_SECONDS = 60;
const LIMIT_MS = 55_000;
const STORAGE_MS = 5;

export const makeBulkSite = (): BulkSite => {
  const time = makeVirtualTime();
  const app = makeAppOverFakes({ now: time.now });
  const plans = makeFakePlans();
  const jobs = makeFakeJobs();
  const claims = makeFakeClaims();
  const queue = makeFakeStepQueue(time.now);
  const slow = <T extends object>(port: T): T => delayed(site.around(port), time, STORAGE_MS);

  const site: BulkSite = {
    app,
    time,
    plans,
    jobs,
    claims,
    queue,
    events: queue.events,
    settings: makeFakeSettings({ ...FIRST_SETTINGS, pointsLeftPercent: 0 }),
    points: undefined,
    between: (directory) => directory,
    around: (port) => port,
    invocation: (life = makeLife()) => {
      const directory = life.lives(site.between(app.confluence.directory));
      return makeApp({
        ...app.portsOver(directory),
        plans: life.lives(slow(plans)),
        jobs: life.lives(slow(jobs)),
        claims: life.lives(slow(claims)),
        askForStep: life.lives({ ask: queue.ask }).ask,
        pointsLeft: () => site.points,
        settings: site.settings,
        pause: time.pause,
      }).bulk;
    },
    runNextEvent: async (life = makeLife()) => {
      const first = site.events.toSorted((one, other) => one.at - other.at)[0];
      if (!first) return false;
      site.events.splice(site.events.indexOf(first), 1);
      if (first.at > time.now()) await time.pass(first.at - time.now());
      await site.runEvent(first, life);
      return true;
    },
    runEvent: async (first, life = makeLife()) => {
      const run = { until: time.now() + STEP_BUDGET_MS, leaseSeconds: LEASE_SECONDS };
      const ran = site.invocation(life).stepByQueue(first.event, run);
      void time.pause(LIMIT_MS).then(life.end); // as the platform does
      await time.until(Promise.race([ran, life.ended]));
    },
    runAllEvents: async (most = 500) => {
      for (let count = 0; await site.runNextEvent(); count += 1)
        if (count > most) throw new Error(`More than ${most} events.`);
    },
  };
  return site;
};

/** The same port, whose calls all take this time. */
const delayed = <T extends object>(port: T, time: VirtualTime, milliseconds: number): T =>
  Object.fromEntries(
    Object.entries(port).map(([name, value]) => [
      name,
      typeof value === 'function'
        ? async (...args: unknown[]) => {
            await time.pause(milliseconds);
            return (value as (...given: unknown[]) => unknown)(...args);
          }
        : (value as unknown),
    ]),
  ) as T;
