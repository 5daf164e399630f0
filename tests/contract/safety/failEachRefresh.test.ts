import type { GroupAccess } from '../../../src/application/ports/confluence';
import { makeKvsAccessLists } from '../../../src/forge/storage/kvsAccessLists';
import { eachFailure } from './failEachCall';
import { type FailingApp, openFailingApp } from './failingApp';

// The lists of groups that give an access are read once without a failure. Then they are read once
// for each call that left the app and each way in which this call can fail. A list that is not the
// old one must be whole: a group that is missing would not be protected.

let app: FailingApp;
const logged: string[] = [];
beforeAll(async () => {
  app = await openFailingApp();
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  jest.spyOn(console, 'error').mockImplementation((line: string) => logged.push(line));
});
beforeEach(async () => {
  app.reset();
  logged.length = 0;
  app.site.changeSettings({ pageCut: 4 }); // so that a list has several pages
  await app.refresh();
  giveAdminRights('team-0');
  giveAdminRights('team-5');
  await app.time.pass(HOUR_MS);
});
afterAll(() => {
  app.close();
  jest.restoreAllMocks();
});

const MAX_MS = 600_000; // only computes, so a busy machine may take many times as long
const MAX_SHOWN = 20; // one fault can show in hundreds of runs
const HOUR_MS = 3_600_000;
const AFTER_CLAIM_MS = 61_000;
const ACCESSES: readonly GroupAccess[] = ['admin', 'site-admin', 'user'];

const giveAdminRights = (name: string): void => {
  const found = app.site.directory.byName(name);
  if (!found) throw new Error(`There is no group ${name}.`);
  app.site.directory.putGroup({ ...found, accessTypes: ['admin'] });
};

const giving = (access: GroupAccess): string =>
  app.site.directory
    .all()
    .flatMap(({ id, accessTypes }) => (accessTypes.includes(access) ? [id] : []))
    .toSorted()
    .join(' ');

const storedLists = () =>
  app.aside(async () => {
    const lists = makeKvsAccessLists({ clock: app.time.now });
    const stored = [];
    for (const access of ACCESSES) stored.push({ access, list: await lists.read(access) });
    return stored;
  });

type Stored = Awaited<ReturnType<typeof storedLists>>;

/** The lists that are new and not whole. */
const untrue = (before: Stored, after: Stored): string[] =>
  after.flatMap(({ access, list }, at) => {
    if (JSON.stringify(list) === JSON.stringify(before[at]?.list)) return [];
    return list?.ids.toSorted().join(' ') === giving(access)
      ? []
      : [`the list ${access} is ${JSON.stringify(list)}`];
  });

const areNew = (after: Stored): boolean =>
  after.every(({ access, list }) => list?.ids.toSorted().join(' ') === giving(access));

/** Fails each call of `attempt` in each way. `again` has to bring new lists without a failure. */
const failEach = async (
  attempt: () => Promise<unknown>,
  again: () => Promise<unknown>,
): Promise<void> => {
  const goBack = app.snapshot();
  const before = await storedLists();
  const problems: string[] = [];
  app.begin();
  await attempt();
  const calls = [...app.calls()];
  await again();
  if (!areNew(await storedLists())) problems.push('without a failure: the lists are not new');
  const runs = await eachFailure(app, calls, async (failing, describe) => {
    goBack();
    app.begin(failing);
    await attempt();
    problems.push(...untrue(before, await storedLists()).map(describe));
    app.begin();
    await again();
    problems.push(...untrue(before, await storedLists()).map(describe));
    if (!areNew(await storedLists()))
      problems.push(describe('a repetition does not bring new lists'));
  });
  expect(problems.slice(0, MAX_SHOWN)).toEqual([]);
  expect(runs).toBeGreaterThan(calls.length);
  expect(logged).toEqual([]);
};

/** The hourly trigger an hour later: a reading that was ended halfway blocks the next ones till then. */
const nextHour = async (): Promise<void> => {
  await app.time.pass(HOUR_MS);
  await app.refresh();
};

const deliverAll = async (): Promise<void> => {
  while (await app.deliver());
};

test(
  'whichever call fails, the hourly trigger stores whole lists, or none, and the next hour brings them',
  () =>
    failEach(async () => {
      expect([204, 500]).toContain((await app.refresh()).statusCode);
    }, nextHour),
  MAX_MS,
);

test(
  'whichever call fails, the queue stores whole lists, or none, and the next hour brings them',
  async () => {
    await app.groupEvent();
    expect(app.events()).toHaveLength(1);
    await failEach(app.deliver, async () => {
      await deliverAll();
      await nextHour();
    });
  },
  MAX_MS,
);

test(
  'whichever call fails, the next event of a group brings whole lists',
  () =>
    failEach(app.groupEvent, async () => {
      await app.time.pass(AFTER_CLAIM_MS);
      await app.groupEvent();
      await deliverAll();
    }),
  MAX_MS,
);

test(
  'whichever call fails, the next hour wakes a job whose event was lost',
  async () => {
    const { admin } = app.accounts;
    const as = async <T>(action: string, payload: Record<string, unknown>): Promise<T> => {
      const answer = await app.invoke(admin, action, payload);
      return (answer as { value: T }).value;
    };
    const groups = [app.ordinaryGroups[1] ?? ''];
    const { planId } = await as<{ planId: string }>('beginPlan', { groups, rows: 1 });
    const rows = [[1, 0, 'add', app.people[0]]];
    await as('addPlanRows', { planId, at: 0, rows });
    const { hash } = await as<{ hash: string }>('finalizePlan', { planId });
    await as('startJob', { planId, hash });
    app.dropEvents();
    await app.time.pass(HOUR_MS);
    const goBack = app.snapshot();
    app.begin();
    await app.refresh();
    const calls = [...app.calls()];
    await eachFailure(app, calls, async (failing, describe) => {
      goBack();
      app.begin(failing);
      await app.refresh();
      if (app.events().length === 0) {
        await app.time.pass(HOUR_MS);
        await app.refresh();
      }
      await deliverAll();
      if (!app.site.directory.has(groups[0] ?? '', app.people[0] ?? ''))
        throw new Error(describe('the job was not woken'));
    });
  },
  MAX_MS,
);
