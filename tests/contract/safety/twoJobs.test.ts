import type { PlanView } from '../../../src/contract/bulkApi';
import type { Outcome } from '../../../src/contract/adminApi';
import { makeChance, type Chance } from '../../fakes/bulk/chance';
import { reportStorm } from '../../fakes/stormReport';
import { stormSeeds } from '../../fakes/stormTimes';
import { lieIn } from './randomChange';
import { CALM } from './roughSite';
import { openStormApp, type StormApp } from './stormApp';
import {
  abuseIn,
  type EndedStormJob,
  type History,
  liesInJob,
  notReached,
  protectedForMs,
  sharedRemovals,
} from './stormChecks';
import {
  readJob,
  readRows,
  type Row,
  runToTheEnd,
  type SideChange,
  startPlan,
  startRandomJob,
  type StormJob,
  type StormKey,
  valueOfCall,
} from './stormJobs';

const SEEDS = stormSeeds(1, 25);
const RUNS = SEEDS.length;
const LATEST_MS = 60_000; // by then, the latest writes have landed
const QUIET_MS = 20 * 60_000; // lists of members are at most five minutes old, groups are cached

const STRANGERS = Array.from({ length: 55 }, (_, at) => `712020:stranger-${at.toString()}`);

let app: StormApp;
let accounts: { admin: string; confluenceAdmin: string };
let people: string[];
let groups: string[];
beforeAll(async () => {
  app = await openStormApp();
  const { directory } = app.site;
  const idOf = (name: string): string =>
    [...directory.people()].find(({ displayName }) => displayName === name)?.accountId ?? '';
  accounts = { admin: idOf('admin'), confluenceAdmin: idOf('confluence-admin') };
  people = Array.from({ length: 9 }, (_, at) => idOf(`person-${at.toString()}`));
  groups = [0, 1, 2].map((at) => directory.byName(`team-${at.toString()}`)?.id ?? '');
});
afterAll(() => {
  app.close();
});

const memberships = (): Set<string> =>
  new Set(
    app.site.directory
      .all()
      .flatMap(({ id }) =>
        app.site.directory.members(id).map(({ accountId }) => `${id} ${accountId}`),
      ),
  );

/** A site of a random kind, with keys of two admins and a delegated group. Returns its lag. */
const arrange = async (chance: Chance): Promise<{ keys: StormKey[]; lagMs: number }> => {
  app.reset();
  const { rough, site } = app;
  const lagSeconds = chance.pick([0, 90, 300]);
  site.changeSettings({
    appMayWrite: chance.happens(0.8),
    pageCut: chance.pick([null, 1, 2, 3]),
    lagSeconds,
    totalSize: chance.happens(0.7),
  });
  app.setImpersonation(chance.happens(0.7));
  rough.latencyMs = [20, 20];
  rough.weather = CALM;
  rough.promotions = { probability: 0, groups };
  const { admin, confluenceAdmin } = accounts;
  const [delegated] = groups;
  await valueOfCall(app, admin, 'delegateGroup', { groupId: delegated });
  const keys: StormKey[] = [];
  for (const ownerId of [admin, confluenceAdmin]) {
    const wanted = { label: 'HR', groups: 'all-unprotected', actions: ['add', 'remove'] };
    const made = await valueOfCall<{ secret: string; key: { id: string } }>(
      ...[app, ownerId, 'createKey', wanted],
    );
    keys.push({ key: { id: made.key.id, secret: made.secret }, ownerId });
  }
  await app.time.pass(lagSeconds * 1_000);
  return { keys, lagMs: lagSeconds * 1_000 };
};

const letItStorm = (chance: Chance): void => {
  const { rough } = app;
  rough.chance = chance;
  rough.latencyMs = chance.pick([
    [20, 100],
    [20, 1_500],
  ]);
  rough.groups = app.site.directory.all().map(({ id }) => id);
  rough.fillers = ['aaa-keepers', 'p-keepers', 't-keepers'].map(
    (name) => app.site.directory.byName(name)?.id ?? '',
  );
  rough.promotions.probability = chance.pick([0, 0.01, 0.05]);
  rough.weather = {
    reads: chance.pick([0, 0.05, 0.2]),
    writes: chance.pick([0, 0.1, 0.3]),
    renames: chance.pick([0, 0.05, 0.2]),
    storage: chance.pick([0, 0.01, 0.04]),
  };
};

const endedJob = async (job: StormJob, lagMs: number): Promise<EndedStormJob> => ({
  job,
  view: await readJob(app, job),
  rows: await readRows(app, job),
  lagMs,
});

/** Undoes or retries an ended job, without faults. Undefined if there is nothing to do. */
const followUp = async (
  chance: Chance,
  name: 'planUndo' | 'planRetry',
  { job }: EndedStormJob,
): Promise<{ ended: EndedStormJob; problems: string[] } | undefined> => {
  const { admin } = accounts;
  const input = { jobId: job.id, ...(name === 'planUndo' && { uncertainRows: [] }) };
  const made = (await app.time.until(
    app.invoke({ action: 'setup', viewer: admin }, name, input),
  )) as Outcome<PlanView>;
  if (!made.ok) return undefined;
  const planned = await valueOfCall<(Row & { row: number })[]>(app, admin, 'listPlanRows', {
    planId: made.value.id,
    at: 0,
  });
  const started = await startPlan(app, admin, made.value, planned);
  if (!started) return undefined;
  const before = memberships();
  const hasEnded = await runToTheEnd(app, chance, [started]);
  if (!hasEnded) return { ended: await endedJob(started, 0), problems: [`${name} does not end`] };
  await app.time.pass(LATEST_MS);
  const ended = await endedJob(started, 0);
  const now = memberships();
  const own = new Set(
    ended.rows.map(({ group, accountId }) => `${started.groups[group] ?? ''} ${accountId}`),
  );
  const others = [...new Set([...before, ...now])].filter(
    (key) => !own.has(key) && before.has(key) !== now.has(key),
  );
  const problems = [
    ...notReached(ended, now),
    ...others.map((key) => `${name} changed ${key}, which it did not plan`),
  ];
  return { ended, problems };
};

test(`${RUNS} runs with two jobs at once: nothing protected is changed, lost or untrue`, async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const violations: string[] = [];
  const seen = {
    ...{
      jobs: 0,
      cancelled: 0,
      rows: 0,
      certain: 0,
      changes: 0,
      byKeys: 0,
      removedByKeys: 0,
      undone: 0,
      retried: 0,
    },
    ...{ inAdminGroups: 0, afterTenMinutes: 0, sharedRemovals: 0 },
  };

  const run = async (seed: number): Promise<string[]> => {
    const chance = makeChance(seed);
    jest.spyOn(Math, 'random').mockImplementation(() => chance.between(0, 999) / 1_000);
    const { keys, lagMs } = await arrange(chance);
    const { admin, confluenceAdmin } = accounts;
    const owners = [admin, chance.happens(0.7) ? admin : confluenceAdmin];
    const jobs: StormJob[] = [];
    // A larger job stores its progress more than once in a step. Most of its accounts don't exist.
    const listed = chance.happens(0.15) ? [...people, ...STRANGERS] : people;
    for (const ownerId of owners) {
      const job = await startRandomJob(app, chance, { ownerId, groups, people: listed });
      if (job) jobs.push(job);
    }
    if (jobs.length === 0) return [];
    const before = memberships();
    const changes: SideChange[] = [];
    letItStorm(chance);
    const delegation = { by: admin, groupId: groups[0] ?? '' };
    const results = { shown: new Map<string, string>(), takenBack: [] as string[] };
    const around = { keys, people, groups, changes, delegation, ...results };
    const haveEnded = await runToTheEnd(app, chance, jobs, around);
    app.rough.weather = CALM;
    app.rough.promotions.probability = 0;
    if (!haveEnded) return ['a job does not end'];
    const atTheEnd = [];
    for (const job of jobs) atTheEnd.push(await readRows(app, job));
    await app.time.pass(LATEST_MS);

    const found: string[] = [...results.takenBack];
    const history: History = { before, facts: [...app.rough.facts] };
    const ended: EndedStormJob[] = [];
    for (const job of jobs) ended.push(await endedJob(job, lagMs));
    for (const one of ended) {
      found.push(...liesInJob(one, history));
      seen.jobs += 1;
      seen.rows += one.rows.length;
      seen.certain += one.rows.filter(({ end }) => end?.certain).length;
      seen.sharedRemovals += sharedRemovals(one, history);
      if (one.view.state === 'cancelled') seen.cancelled += 1;
    }
    if (JSON.stringify(ended.map(({ rows }) => rows)) !== JSON.stringify(atTheEnd))
      found.push('the results changed after the end');
    for (const change of changes) {
      const { said } = change; // absent if its invocation was ended, so that no one was told anything
      const own = history.facts.filter(({ action }) => action === change.action);
      const from = (change.askedAt ?? 0) - lagMs;
      const unseen = history.facts.filter(({ at }) => at >= from);
      const lie = said && lieIn({ ...change, said }, own, unseen);
      if (lie !== undefined) found.push(lie);
    }
    for (const fact of history.facts) {
      const change = changes.find(({ action }) => action === fact.action);
      const job = jobs.find(({ id }) => id === fact.action);
      const responsible = change?.responsible ?? job?.ownerId ?? 'no one';
      const isPresent = change ? change.door === 'page' : fact.isPresent;
      const rights = { delegation, isPresent };
      const abuse = abuseIn(fact, responsible, rights);
      if (abuse !== undefined) found.push(`${abuse}: ${JSON.stringify(fact)}`);
      seen.changes += 1;
      if (change?.door === 'trigger') seen.byKeys += 1;
      if (change?.door === 'trigger' && fact.kind === 'remove') seen.removedByKeys += 1;
      if (fact.isProtected) seen.inAdminGroups += 1;
      if (protectedForMs(fact) > 600_000 && !isPresent) seen.afterTenMinutes += 1;
    }

    app.setImpersonation(true);
    app.site.changeSettings({ appMayWrite: true });
    await app.time.pass(QUIET_MS);
    for (const [at, one] of ended.entries()) {
      const name = at === 0 ? 'planUndo' : 'planRetry';
      const followed = await followUp(chance, name, one);
      if (!followed) continue;
      found.push(...followed.problems);
      if (name === 'planUndo') seen.undone += 1;
      else seen.retried += 1;
      await app.time.pass(QUIET_MS);
    }
    return found;
  };

  for (const seed of SEEDS) {
    const found = await run(seed).catch((error: unknown) => [String(error)]);
    violations.push(...found.map((one) => `seed ${seed.toString()}: ${one}`));
    jest.clearAllMocks(); // they keep every call, of the clock too
  }
  jest.restoreAllMocks();
  await reportStorm({ name: 'two jobs at once, real adapters', runs: RUNS, violations, seen });
  expect(violations).toEqual([]);
  expect(seen.jobs).toBeGreaterThan(RUNS);
  expect(seen.cancelled).toBeGreaterThan(RUNS / 50);
  expect(seen.undone).toBeGreaterThan(RUNS / 4);
  expect(seen.byKeys).toBeGreaterThan(RUNS / 20);
  expect(seen.removedByKeys).toBeGreaterThan(RUNS / 100);
  expect(seen.inAdminGroups).toBeGreaterThan(RUNS / 20);
}, 18_000_000); // only computes, so a busy machine may take many times as long
