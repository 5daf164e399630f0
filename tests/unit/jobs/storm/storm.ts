import { StoreUnavailable } from '../../../../src/application/ports/storeUnavailable';
import type { GroupId } from '../../../../src/domain/group';
import { isOver, type Job } from '../../../../src/domain/job/job';
import { throughWeather, unreliable, type Weather } from '../../../fakes/bulk/badWeather';
import type { BulkSite } from '../../../fakes/bulk/bulkSite';
import type { Chance } from '../../../fakes/bulk/chance';
import type { DueEvent } from '../../../fakes/bulk/fakeStepQueue';
import { type Life, makeLife } from '../../../fakes/bulk/life';
import { PEOPLE } from '../../../fakes/examples';
import { valueOf } from '../../../fakes/valueOf';
import type { Scenario } from './scenario';
import { type Truth, watched } from './witness';

const { siteAdmin } = PEOPLE;
const MAX_EVENTS = 600;
const STORMY_EVENTS = 60;
const REDELIVERED_MS = 60_000;
const LATE_MS = 60_000;

/** A job that is over. `cancelledAt` is when it was canceled, if it was. */
export type Over = { job: Job; cancelledAt: number | undefined };

/** Applies the scenario's plans while everything goes wrong, then lets it clear up and finish. */
export const applyInStorm = async (scenario: Scenario, truth: Truth): Promise<Over[]> => {
  const { site, chance, plans, lagMs } = scenario;
  const weather: Weather = {
    confluence: chance.pick([0, 0.02, 0.2]),
    storage: chance.pick([0, 0.01, 0.05]),
  };
  const storm: Storm = { ...scenario, promotedAt: new Map(), acting: { job: 'none' } };
  const { promotedAt, acting } = storm;
  site.between = (directory) =>
    watched(site, directory, {
      ...{ truth, job: acting.job, lagMs, promotedAt },
      weather: (inner) => throughWeather(inner, { weather, chance, time: site.time }),
    });
  site.around = (port) => unreliable(port, { weather, chance, time: site.time });

  for (const plan of plans) await untilStarted(storm, plan);
  for (let events = 0; events < MAX_EVENTS; events += 1) {
    const open = (await readAll(storm)).filter((job) => !isOver(job));
    if (open.length === 0) break;
    const inStorm = events < STORMY_EVENTS;
    if (events === STORMY_EVENTS) clearUp(site, weather);
    if (inStorm) await changeGroups(storm);
    for (const job of open) await meddle(storm, job.id, events);
    if (!(await runSome(storm, inStorm))) await helpAlong(storm, chance.pick(open).id);
  }
  clearUp(site, weather);
  const jobs = await readAll(storm);
  await site.time.pass(LATE_MS); // late writes have landed by then
  await site.runAllEvents(); // late events must do nothing
  return jobs.map((job) => {
    const { state, endedAt } = job;
    const isCancelled = state === 'cancelled' && endedAt !== undefined;
    return { job, cancelledAt: isCancelled ? Date.parse(endedAt) : undefined };
  });
};

type JobId = Scenario['plans'][number]['id'];

type Storm = Scenario & {
  /** When groups began to give admin rights. */
  promotedAt: Map<GroupId, number>;
  /** The job that the next invocation works on. */
  acting: { job: string };
};

/** Only storage may fail a use case here: any other error is a bug. */
const expectWeather = (error: unknown): void => {
  if (!(error instanceof StoreUnavailable)) throw error;
};

const clearUp = (site: BulkSite, weather: Weather): void => {
  weather.confluence = 0;
  weather.storage = 0;
  siteAdminsOf(site).add(siteAdmin);
};

const siteAdminsOf = (site: BulkSite): Set<string> => {
  const groups = [...site.app.confluence.world.groups.values()];
  const admins = groups.find(({ gives }) => gives.includes('site-admin'));
  if (!admins) throw new Error('The site has no admins.');
  return admins.members;
};

/**
 * Two groups swap their names, so that each name is used again, or one begins to give admin rights.
 * Now and then the queue is late, so that what is known of the groups is old.
 */
const changeGroups = async ({ site, chance, groups, promotedAt }: Storm): Promise<void> => {
  const { world, renameGroup } = site.app.confluence;
  const all = [...world.groups.values()];
  if (chance.happens(0.05)) {
    const [one, other] = [chance.pick(all), chance.pick(all)];
    renameGroup(one.id, other.name);
    renameGroup(other.id, one.name);
  }
  if (chance.happens(0.1)) await site.time.pass(chance.between(1, 30) * 60_000);
  if (chance.happens(0.03)) {
    const promoted = world.groups.get(chance.pick(groups));
    if (!promoted || promoted.gives.length > 0) return;
    promoted.gives.push('admin');
    promotedAt.set(promoted.id, site.time.now());
  }
};

const untilStarted = async (storm: Storm, plan: Storm['plans'][number]): Promise<void> => {
  const { site, acting } = storm;
  acting.job = plan.id;
  for (let tries = 0; tries < 100; tries += 1)
    try {
      const approved = { planId: plan.id, hash: plan.hash };
      const started = await site.time.until(site.invocation().startJob(siteAdmin, approved));
      if (started.ok) return;
    } catch (error) {
      expectWeather(error); // the admin presses the button again
    }
  throw new Error('The job could not be started.');
};

const read = async ({ site }: Storm, id: JobId): Promise<Job> => {
  const job = await site.jobs.read(id);
  if (!job) throw new Error('There is no such job.');
  return job;
};

const readAll = (storm: Storm): Promise<Job[]> =>
  Promise.all(storm.plans.map(({ id }) => read(storm, id)));

const perhapsEnded = (chance: Chance, inStorm: boolean): Life =>
  inStorm && chance.happens(0.3)
    ? makeLife({ atCall: chance.between(1, 300), when: chance.pick(['before', 'after']) })
    : makeLife();

/**
 * Runs one due event, one of each job, or one twice at once; the queue delivers duplicates, late
 * and in any order.
 */
const runSome = async (storm: Storm, inStorm: boolean): Promise<boolean> => {
  const { site, chance } = storm;
  if (site.events.length === 0) return false;
  const soonest = Math.min(...site.events.map(({ at }) => at));
  if (soonest > site.time.now()) await site.time.pass(soonest - site.time.now());
  const chosen = takeDue(storm);
  if (!chosen) return true;
  if (inStorm && chance.happens(0.1)) {
    site.events.push({ ...chosen, at: chosen.at + chance.between(0, 300_000) });
  }
  const other = chance.happens(0.7) ? takeDue(storm, chosen.event.jobId) : undefined;
  const again = inStorm && chance.happens(0.1);
  const runs = [chosen, ...(again ? [chosen] : []), ...(other ? [other] : [])];
  await Promise.all(
    runs.map(async (due) => {
      const life = perhapsEnded(chance, inStorm);
      storm.acting.job = due.event.jobId;
      const isLost = await site.runEvent(due, life).then(
        () => life.isOver(),
        (error: unknown) => {
          expectWeather(error);
          return true;
        },
      );
      // The platform may or may not deliver it again.
      if (isLost && chance.happens(0.5))
        site.events.push({ ...due, at: site.time.now() + REDELIVERED_MS });
    }),
  );
  return true;
};

/** Takes a due event from the queue, of any job or of another one. */
const takeDue = ({ site, chance }: Storm, notOf?: string): DueEvent | undefined => {
  const due = site.events.filter(({ at, event }) => at <= site.time.now() && event.jobId !== notOf);
  if (due.length === 0) return undefined;
  const chosen = chance.pick(due);
  site.events.splice(site.events.indexOf(chosen), 1);
  return chosen;
};

/** Admins pause, resume and cancel; the owner may lose their rights for a while. */
const meddle = async (
  { site, chance, acting }: Storm,
  id: JobId,
  events: number,
): Promise<void> => {
  if (events < STORMY_EVENTS && chance.happens(0.05)) siteAdminsOf(site).delete(siteAdmin);
  if (chance.happens(0.3)) siteAdminsOf(site).add(siteAdmin);
  const command = chance.happens(0.05)
    ? chance.pick(['pause', 'run', 'run', 'cancel'] as const)
    : events % 10 === 9
      ? 'run' // no one leaves it paused permanently
      : undefined;
  if (command === undefined) return;
  acting.job = id;
  try {
    valueOf(await site.time.until(site.invocation().controlJob(siteAdmin, id, command)));
  } catch (error) {
    expectWeather(error); // tried again later
  }
};

/** Opens the page of the job, or waits and nudges it, when no event is left. */
const helpAlong = async (storm: Storm, id: JobId): Promise<void> => {
  const { site, chance, acting } = storm;
  acting.job = id;
  const { driver } = await read(storm, id);
  if (driver === 'page') {
    site.app.confluence.world.viewer = siteAdmin;
    const run = { until: site.time.now() + 15_000, leaseSeconds: 30 };
    const caller = { kind: 'admin' as const, accountId: siteAdmin };
    await site.time.until(site.invocation().driveJob(caller, id, run).catch(expectWeather));
    await site.time.pass(5_000);
    return;
  }
  await site.time.pass(200_000);
  const bulk = site.invocation();
  await site.time.until(
    (chance.happens(0.5)
      ? bulk.wakeIfStalled(await read(storm, id))
      : bulk.wakeStalledJobs()
    ).catch(expectWeather),
  );
};
