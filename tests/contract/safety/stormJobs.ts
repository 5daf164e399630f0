import type { Outcome } from '../../../src/contract/adminApi';
import type { JobRowView, JobView, PlanView } from '../../../src/contract/bulkApi';
import type { Chance } from '../../fakes/bulk/chance';
import type { Key } from '../../host/support/sign';
import type { Asked as AskedForChange } from './randomChange';
import { CALM } from './roughSite';
import { type Asked, ENDED, type StormApp } from './stormApp';

// Enough for some waits of 15 minutes: most rounds take about one.
const MAX_ROUNDS = 150;
const CALM_FROM = 24; // rounds; then the weather clears up, so that everything can end
const HOUR_MS = 3_600_000;

// Waits that only an admin ends, by resuming the job.
const BY_HAND: ReadonlySet<string> = new Set(['approval', 'another-owner']);

export type Row = { group: number; action: 'add' | 'remove'; accountId: string };

/** A job of the storm, with the rows of its plan. */
export type StormJob = { id: string; ownerId: string; groups: string[]; rows: Row[] };

export type StormKey = { key: Key; ownerId: string };

/** Calls an action without faults around it, and returns its value. */
export const valueOfCall = async <T>(
  app: StormApp,
  viewer: string,
  name: string,
  payload: Record<string, unknown>,
): Promise<T> => {
  const outcome = (await app.time.until(
    app.invoke({ action: 'setup', viewer }, name, payload),
  )) as Outcome<T>;
  if (!outcome.ok) throw new Error(`${name} should have gone well: ${JSON.stringify(outcome)}`);
  return outcome.value;
};

/** Applies a plan. Undefined if nothing may run by now. */
export const startPlan = async (
  app: StormApp,
  ownerId: string,
  plan: PlanView,
  rows: Row[],
): Promise<StormJob | undefined> => {
  if (plan.groups.some(({ refusal }) => refusal !== undefined)) return undefined;
  const approved = { planId: plan.id, hash: plan.hash };
  const started = (await app.time.until(
    app.invoke({ action: plan.id, viewer: ownerId }, 'startJob', approved),
  )) as Outcome<JobView>;
  if (started.ok) return { id: plan.id, ownerId, groups: plan.groups.map(({ id }) => id), rows };
  if (REFUSED.has(started.failure.code)) return undefined;
  throw new Error(`startJob should have gone well: ${JSON.stringify(started)}`);
};

const REFUSED: ReadonlySet<string> = new Set([
  'plan-outdated',
  'too-many-removals',
  'would-empty-group',
]);

/** Plans some random changes, without faults. Undefined if the plan may not run. */
export const startRandomJob = async (
  app: StormApp,
  chance: Chance,
  from: { ownerId: string; groups: string[]; people: readonly string[] },
): Promise<StormJob | undefined> => {
  const { ownerId, groups, people } = from;
  const removals = groups.map(() => 0);
  const rows = groups.flatMap((_, group) =>
    people.flatMap((accountId): Row[] => {
      if (!chance.happens(0.6)) return [];
      const mayRemove = (removals[group] ?? 0) < 2; // below the limits on removals
      const action = mayRemove && chance.happens(0.4) ? 'remove' : 'add';
      if (action === 'remove') removals[group] = (removals[group] ?? 0) + 1;
      return [{ group, action, accountId }];
    }),
  );
  if (groups.some((_, group) => rows.every((row) => row.group !== group))) return undefined;
  const { planId } = await valueOfCall<{ planId: string }>(app, ownerId, 'beginPlan', {
    groups,
    rows: rows.length,
  });
  const encoded = rows.map(({ group, action, accountId }, at) => [
    at + 1,
    group,
    action,
    accountId,
  ]);
  await valueOfCall(app, ownerId, 'addPlanRows', { planId, at: 0, rows: encoded });
  const plan = await valueOfCall<PlanView>(app, ownerId, 'finalizePlan', { planId });
  return await startPlan(app, ownerId, plan, rows);
};

export const readJob = (app: StormApp, { id, ownerId }: StormJob): Promise<JobView> =>
  valueOfCall<JobView>(app, ownerId, 'getJob', { jobId: id });

export const readRows = (app: StormApp, { id, ownerId }: StormJob): Promise<JobRowView[]> =>
  valueOfCall<JobRowView[]>(app, ownerId, 'listJobRows', { jobId: id, at: 0 });

const isOver = ({ state }: JobView): boolean => state === 'done' || state === 'cancelled';

/** One change that was requested beside the jobs. `said` is absent if its invocation was ended. */
export type SideChange = Omit<AskedForChange, 'said'> & { said?: AskedForChange['said'] };

/** What else happens while the jobs run. */
export type Surroundings = {
  keys: readonly StormKey[];
  people: readonly string[];
  groups: readonly string[];
  /** The changes that were requested, in order. */
  changes: SideChange[];
  /** The group that is delegated, by whom, and when that ended, if it did. */
  delegation: { by: string; groupId: string; endedAt?: number };
  /** The results that were shown so far, by job and row, and which of them changed later. */
  shown: Map<string, string>;
  takenBack: string[];
};

/**
 * Runs jobs until all are over: delivers their events at once, twice and late, and meanwhile admins
 * command and drive them, other changes come in at the page and from keys, and the lists of admin
 * groups are read again. False if one of them does not end.
 */
export const runToTheEnd = async (
  app: StormApp,
  chance: Chance,
  jobs: readonly StormJob[],
  around?: Surroundings,
): Promise<boolean> => {
  const { time, rough } = app;
  const admins = [...new Set(jobs.map(({ ownerId }) => ownerId))];
  let running: Promise<unknown> = Promise.resolve(); // everything that was started
  let hourlyAt = time.now() + chance.between(0, HOUR_MS);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (around && round === CALM_FROM) rough.weather = CALM;
    const inStorm = around !== undefined && round < CALM_FROM;
    const ending = (): Pick<Asked, 'endsAtCall'> =>
      inStorm && chance.happens(0.15) ? { endsAtCall: chance.between(1, 60) } : {};
    const open = (await lookAt(app, jobs)).filter(({ view }) => !view || !isOver(view));
    if (open.length === 0) {
      await time.until(running);
      return true;
    }
    if (around && inStorm && chance.happens(0.3)) await noteShown(app, jobs, around);

    const tasks: (() => Promise<unknown>)[] = takeDue(app, chance).map(
      (event) => () => app.deliver({ action: actionOf(event.body), ...ending() }, event),
    );
    for (const { job, view } of open) {
      const by = { action: job.id, viewer: chance.pick([job.ownerId, ...admins]), ...ending() };
      const order = (viewer: string, command: string) => () =>
        app.invoke({ ...by, viewer }, 'controlJob', { jobId: job.id, command });
      if (view?.driver === 'page' && chance.happens(0.7))
        tasks.push(() => app.invoke({ ...by, viewer: job.ownerId }, 'driveJob', { jobId: job.id }));
      if (inStorm && chance.happens(0.08))
        tasks.push(order(by.viewer, chance.pick(['pause', 'run', 'run', 'cancel'])));
      else if (inStorm && view?.waiting?.for === 'storage' && chance.happens(0.5))
        tasks.push(order(by.viewer, 'run')); // impatient, while late writes may still land
      else if (view && (view.state === 'paused' || BY_HAND.has(view.waiting?.for ?? '')))
        tasks.push(order(job.ownerId, 'run'));
    }
    if (time.now() >= hourlyAt) {
      hourlyAt += HOUR_MS;
      if (!chance.happens(0.2)) tasks.push(() => app.everyHour({ action: 'hourly', ...ending() }));
    }
    if (inStorm && chance.happens(0.1)) tasks.push(() => app.groupEvent({ action: 'event' }));
    for (let count = inStorm ? chance.between(0, 3) : 0; around && count > 0; count -= 1)
      tasks.push(() => askForSideChange(app, chance, around, ending()));
    if (around && inStorm && chance.happens(0.03)) tasks.push(() => endDelegation(app, around));

    const started = Promise.all(
      tasks.map(async (task) => {
        await time.pause(chance.between(0, 3_000));
        await task();
      }),
    );
    running = Promise.all([running, started]);
    running.catch(() => undefined); // the caller that waits for it gets the error
    // Often, the next tasks begin before these have ended.
    const overlap = inStorm ? [time.pause(chance.between(3_000, 15_000))] : [];
    await time.until(Promise.race([running, ...overlap]));
    await time.pass(untilNext(app, chance, inStorm));
  }
  return false;
};

const actionOf = (body: Record<string, unknown>): string =>
  typeof body['jobId'] === 'string' ? body['jobId'] : 'refresh';

const lookAt = (
  app: StormApp,
  jobs: readonly StormJob[],
): Promise<{ job: StormJob; view: JobView | undefined }[]> =>
  app.time.until(
    Promise.all(
      jobs.map(async (job) => {
        const by = { action: job.id, viewer: job.ownerId };
        const seen = (await app.invoke(by, 'getJob', { jobId: job.id })) as Outcome<JobView>;
        return { job, view: seen.ok ? seen.value : undefined };
      }),
    ),
  );

/** Notes the results that a page would show now. One that was shown must not change. */
const noteShown = async (
  app: StormApp,
  jobs: readonly StormJob[],
  { shown, takenBack }: Surroundings,
): Promise<void> => {
  const seen = await app.time.until(
    Promise.all(
      jobs.map(async ({ id, ownerId }) => {
        const by = { action: 'setup', viewer: ownerId };
        const rows = await app.invoke(by, 'listJobRows', { jobId: id, at: 0 });
        return { id, rows: rows as Outcome<JobRowView[]> };
      }),
    ),
  );
  for (const { id, rows } of seen)
    for (const { row, end } of rows.ok ? rows.value : []) {
      const place = `${id} ${row.toString()}`;
      const [before, now] = [shown.get(place), JSON.stringify(end ?? 'none')];
      if (before !== undefined && before !== now)
        takenBack.push(`row ${row.toString()}: ${before}, and later ${now}`);
      if (end) shown.set(place, now);
    }
};

const takeDue = (app: StormApp, chance: Chance) => {
  const due = app.events.filter(({ at }) => at <= app.time.now()).filter(() => chance.happens(0.9));
  for (const event of due) app.events.splice(app.events.indexOf(event), 1);
  return due;
};

/** The time to the next event, or some minutes. Now and then only seconds, or more than an hour. */
const untilNext = ({ events, time }: StormApp, chance: Chance, inStorm: boolean): number => {
  if (inStorm && chance.happens(0.1)) return chance.between(10, 80) * 60_000;
  if (inStorm && chance.happens(0.3)) return chance.between(1, 5) * 1_000;
  if (events.length === 0) return chance.between(1, 20) * 60_000;
  const soonest = Math.min(...events.map(({ at }) => at)) - time.now();
  return Math.max(0, soonest) + chance.between(0, 2_000);
};

const endDelegation = async (app: StormApp, { delegation }: Surroundings): Promise<void> => {
  const { by: viewer, groupId } = delegation;
  const done = await app.invoke({ action: 'undelegate', viewer }, 'undelegateGroup', { groupId });
  if ((done as Outcome<unknown>).ok) delegation.endedAt ??= app.time.now();
};

/** Requests a change of the same groups and people, at the page or with a key. */
const askForSideChange = async (
  app: StormApp,
  chance: Chance,
  { keys, people, groups, changes }: Surroundings,
  ending: Pick<Asked, 'endsAtCall'>,
): Promise<void> => {
  const action = `change ${changes.length.toString()}`;
  const [groupId, accountId] = [chance.pick(groups), chance.pick(people)];
  const { key, ownerId: responsible } = chance.pick(keys);
  const isTrigger = chance.happens(0.6);
  const kind = chance.happens(0.6) ? 'add' : 'remove';
  const change: SideChange = {
    ...{ action, door: isTrigger ? 'trigger' : 'page', kind, responsible },
    ...{ byName: false, accountId, askedAt: app.time.now() },
  };
  changes.push(change);
  const said = isTrigger
    ? await app.trigger({ action, ...ending }, `${kind}-member`, key, { groupId, accountId })
    : await app.invoke({ action, viewer: responsible, ...ending }, `${kind}Member`, {
        groupId,
        accountId,
      });
  if (said !== ENDED) change.said = said as AskedForChange['said'];
};
