import { StoreUnavailable } from '../../../../src/application/ports/storeUnavailable';
import { isOver, type Job } from '../../../../src/domain/job/job';
import { throughWeather, unreliable, type Weather } from '../../../fakes/bulk/badWeather';
import type { BulkSite } from '../../../fakes/bulk/bulkSite';
import type { Chance } from '../../../fakes/bulk/chance';
import { type Life, makeLife } from '../../../fakes/bulk/life';
import type { ConfluenceGroups } from '../../../fakes/confluence/fakeGroupDirectory';
import { PEOPLE } from '../../../fakes/examples';
import { valueOf } from '../../../fakes/valueOf';
import type { Scenario } from './scenario';

const { siteAdmin } = PEOPLE;
const MAX_EVENTS = 400;
const REDELIVERED_MS = 60_000;
const LATE_MS = 30_000;

/** The real changes in the groups, in order. */
export type Truth = { at: number; action: 'add' | 'remove'; group: string; account: string }[];

/** Records each change that a directory really makes. */
const witnessed = (site: BulkSite, directory: ConfluenceGroups, truth: Truth): ConfluenceGroups => {
  const witness =
    (
      action: 'add' | 'remove',
      call: ConfluenceGroups['addMember'],
    ): ConfluenceGroups['addMember'] =>
    async (target, account, identity) => {
      if (!('groupId' in target)) throw new Error('A job names its groups by id.');
      const wasThere = site.app.confluence.membersOf(target.groupId).includes(account);
      const answer = await call(target, account, identity);
      const isThere = site.app.confluence.membersOf(target.groupId).includes(account);
      if (wasThere !== isThere)
        truth.push({ at: site.time.now(), action, group: target.groupId, account });
      return answer;
    };
  return {
    ...directory,
    addMember: witness('add', directory.addMember),
    removeMember: witness('remove', directory.removeMember),
  };
};

/** Applies the scenario's plan while everything goes wrong, then lets it clear up and finish. */
export const applyInStorm = async (
  { site, chance, plan }: Scenario,
  truth: Truth,
): Promise<{ job: Job; cancelledAt: number | undefined }> => {
  const weather: Weather = {
    confluence: chance.pick([0, 0.02, 0.2]),
    storage: chance.pick([0, 0.01, 0.05]),
  };
  site.between = (directory) =>
    throughWeather(witnessed(site, directory, truth), { weather, chance, time: site.time });
  site.around = (port) => unreliable(port, { weather, chance, time: site.time });

  await untilStarted(site, plan);
  for (let events = 0; events < MAX_EVENTS && !isOver(await read(site, plan.id)); events += 1) {
    if (events === 60) clearUp(site, weather);
    await meddle(site, chance, plan.id, events);
    if (!(await runSome(site, chance, events < 60))) await helpAlong(site, plan.id);
  }
  clearUp(site, weather);
  const job = await read(site, plan.id);
  const cancelledAt =
    job.state === 'cancelled' && job.endedAt !== undefined ? Date.parse(job.endedAt) : undefined;
  await site.time.pass(LATE_MS); // late writes have landed by then
  await site.runAllEvents(); // late events must do nothing
  return { job, cancelledAt };
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
  const admins = groups.find(({ name }) => (name as string) === 'site-admins');
  if (!admins) throw new Error('The site has no admins.');
  return admins.members;
};

const untilStarted = async (site: BulkSite, plan: Scenario['plan']): Promise<void> => {
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

const read = async (site: BulkSite, id: Scenario['plan']['id']): Promise<Job> => {
  const job = await site.jobs.read(id);
  if (!job) throw new Error('There is no such job.');
  return job;
};

const perhapsEnded = (chance: Chance, inStorm: boolean): Life =>
  inStorm && chance.happens(0.3)
    ? makeLife({ atCall: chance.between(1, 300), when: chance.pick(['before', 'after']) })
    : makeLife();

/** Runs one due event, or two at once; the queue delivers duplicates, late and in any order. */
const runSome = async (site: BulkSite, chance: Chance, inStorm: boolean): Promise<boolean> => {
  if (site.events.length === 0) return false;
  const soonest = Math.min(...site.events.map(({ at }) => at));
  if (soonest > site.time.now()) await site.time.pass(soonest - site.time.now());
  const due = site.events.filter(({ at }) => at <= site.time.now());
  const chosen = chance.pick(due);
  site.events.splice(site.events.indexOf(chosen), 1);
  if (inStorm && chance.happens(0.1)) {
    site.events.push({ ...chosen, at: chosen.at + chance.between(0, 300_000) });
  }
  const runs = [chosen, ...(inStorm && chance.happens(0.1) ? [chosen] : [])];
  await Promise.all(
    runs.map(async (due_) => {
      const life = perhapsEnded(chance, inStorm);
      const isLost = await site.runEvent(due_, life).then(
        () => life.isOver(),
        (error: unknown) => {
          expectWeather(error);
          return true;
        },
      );
      // The platform may or may not deliver it again.
      if (isLost && chance.happens(0.5))
        site.events.push({ ...due_, at: site.time.now() + REDELIVERED_MS });
    }),
  );
  return true;
};

/** Admins pause, resume and cancel; the owner may lose their rights for a while. */
const meddle = async (
  site: BulkSite,
  chance: Chance,
  id: Scenario['plan']['id'],
  events: number,
): Promise<void> => {
  if (events < 60 && chance.happens(0.05)) siteAdminsOf(site).delete(siteAdmin);
  if (chance.happens(0.3)) siteAdminsOf(site).add(siteAdmin);
  const command = chance.happens(0.05)
    ? chance.pick(['pause', 'run', 'run', 'cancel'] as const)
    : events % 10 === 9
      ? 'run' // no one leaves it paused permanently
      : undefined;
  if (command === undefined) return;
  try {
    valueOf(await site.time.until(site.invocation().controlJob(siteAdmin, id, command)));
  } catch (error) {
    expectWeather(error); // tried again later
  }
};

/** Opens the page of the job, or waits and nudges it, when no event is left. */
const helpAlong = async (site: BulkSite, id: Scenario['plan']['id']): Promise<void> => {
  const { driver } = await read(site, id);
  if (driver === 'page') {
    site.app.confluence.world.viewer = siteAdmin;
    const run = { until: site.time.now() + 15_000, leaseSeconds: 30 };
    const caller = { kind: 'admin' as const, accountId: siteAdmin };
    await site.time.until(site.invocation().driveJob(caller, id, run).catch(expectWeather));
    await site.time.pass(5_000);
    return;
  }
  await site.time.pass(200_000);
  await site.time.until(
    site
      .invocation()
      .wakeIfStalled(await read(site, id))
      .catch(expectWeather),
  );
};
