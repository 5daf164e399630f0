import type { GroupPage } from '../../../src/contract/adminApi';
import type { JobView, PlanView } from '../../../src/contract/bulkApi';
import { valueOf } from './largest';
import { openSlowListsApp, type SlowListsApp } from './slowListsApp';

// Each list has about 300 groups of the organization's other sites, on seven pages of 25 s. All are
// read twice, until two readings agree, so a reading takes six minutes.

let app: SlowListsApp;
beforeAll(async () => {
  app = await openSlowListsApp();
});
beforeEach(() => app.reset());
afterAll(() => {
  app.close();
});

const MINUTE = 60;
const READING = 6 * MINUTE;
const TIMES_READ = 2;
const SHORT_READING_POINTS = 101; // one page of 50 groups, which comes too late
const ACCESSES = ['admin', 'site-admin', 'user'] as const;
type Access = (typeof ACCESSES)[number];

/** The points of one reading of a list in the background, as decision 0029 states them. */
const pointsOfReading = (access: Access): number => {
  const { pageCut, accessLists } = app.site.settings();
  const own = app.site.directory.all().filter((group) => group.accessTypes.includes(access)).length;
  const groups = own + accessLists.otherSites;
  return TIMES_READ * (Math.ceil(groups / (pageCut ?? groups)) + 2 * groups);
};

const pointsOf = (access: Access): number =>
  app.lists().reduce((sum, each) => sum + (each.access === access ? each.points : 0), 0);

const points = (): Record<string, number> =>
  Object.fromEntries(ACCESSES.map((access) => [access, pointsOf(access)]));

/** How many times a list was read in the background. Only such readings reach the second page. */
const readings = (access: Access): number =>
  app.lists().filter((each) => each.access === access && each.start === 50).length / TIMES_READ;

/** How many requests for a list were under way at once in the background, at most. */
const mostAtOnce = (access: Access): number => {
  const pages = app.lists().filter((each) => each.access === access && each.start > 0);
  const { delayMs } = app.site.settings().accessLists;
  return Math.max(
    ...pages.map(
      ({ at }) => pages.filter((page) => page.at <= at && at < page.at + delayMs).length,
    ),
  );
};

/** Uses the page every few seconds. Returns what was shown of a group that gives nothing. */
const usePage = async (
  minutes: number,
  everySeconds: number,
): Promise<{ gives: string[]; slowCalls: number }> => {
  const until = app.time.now() + minutes * MINUTE * 1_000;
  const [gives, seconds]: [string[], number[]] = [[], []];
  while (app.time.now() < until) {
    const site = await app.invoke('getSite');
    const shown = await app.invoke('browseGroups');
    const { groups } = valueOf<GroupPage>(shown.answer);
    gives.push(groups.find(({ name }) => name === 'team-0')?.gives ?? 'missing');
    seconds.push(site.seconds, shown.seconds);
    await app.pass(everySeconds);
  }
  return { gives, slowCalls: seconds.filter((each) => each > 4).length };
};

test('an hour of use after the installation costs one reading of each list', async () => {
  const { slowCalls } = await usePage(60, 20);
  expect(ACCESSES.map(readings)).toEqual([1, 1, 1]);
  expect(ACCESSES.map(mostAtOnce)).toEqual([1, 1, 1]);
  expect(points()).toEqual(
    Object.fromEntries(
      ACCESSES.map((access) => [access, pointsOfReading(access) + SHORT_READING_POINTS]),
    ),
  );
  expect(slowCalls).toBe(2); // the first ones, which have asked each list once
});

test('each later hour costs one reading of the lists of admin groups, which are never too old', async () => {
  await usePage(10, 20);
  const { gives, slowCalls } = await usePage(170, MINUTE);
  expect(ACCESSES.map(readings)).toEqual([3, 3, 1]);
  expect(ACCESSES.map(mostAtOnce)).toEqual([1, 1, 1]);
  expect(new Set(gives)).toEqual(new Set(['nothing']));
  expect(slowCalls).toBe(0);
});

/** A group that gives admin rights is created, and Confluence sends its event. */
const createAdminGroup = async (number: number): Promise<void> => {
  const [sample] = app.site.directory.all();
  if (!sample) throw new Error('The site has no groups.');
  const id = `7f1c2a0e-4b4e-4c57-9b1f-${number.toString().padStart(12, '0')}`;
  app.site.directory.putGroup({ ...sample, id, name: `night shift ${number}` });
  await app.groupEvent();
};

const givesAdminRights = async (name: string): Promise<boolean> => {
  const shown = await app.invoke('browseGroups');
  const { groups } = valueOf<GroupPage>(shown.answer);
  return groups.find((each) => each.name === name)?.gives === 'admin-rights';
};

test('groups that are created during a reading lead to one more, after it', async () => {
  await app.invoke('browseGroups');
  await app.pass(MINUTE);
  expect(readings('admin')).toBe(0.5); // it has begun
  for (let count = 1; count <= 100; count += 1) {
    await createAdminGroup(count);
    expect(app.waiting('access-lists')).toBeLessThanOrEqual(2);
    await app.pass(2);
  }
  await app.pass(READING);
  expect(readings('admin')).toBeLessThan(2);
  await app.pass(2 * READING);
  expect(await givesAdminRights('night shift 100')).toBe(true);
  // The list changed while it was read, so the first reading went through it three times.
  expect([readings('admin'), readings('user')]).toEqual([2.5, 1]);
  expect(mostAtOnce('admin')).toBe(1);
});

test('a job that waits for the lists goes on as soon as they have come', async () => {
  app.site.changeSettings({ accessLists: { delayMs: 50_000, otherSites: 300 } }); // twelve minutes
  const groups = [app.groupId('team-1')];
  const draft = await app.invoke('beginPlan', { groups, rows: 1 });
  const { planId } = valueOf<{ planId: string }>(draft.answer);
  await app.invoke('addPlanRows', { planId, at: 0, rows: [[1, 0, 'add', app.people[0]]] });
  const plan = await app.invoke('finalizePlan', { planId });
  const { hash } = valueOf<PlanView>(plan.answer);
  await app.invoke('startJob', { planId, hash });
  const job = async (): Promise<JobView> =>
    valueOf((await app.invoke('getJob', { jobId: planId })).answer);
  await app.pass(2 * READING - 2 * MINUTE);
  expect(await job()).toMatchObject({ state: 'waiting', waiting: { for: 'confluence' } });
  while (app.lists().filter(({ access }) => access === 'admin').length < 15) await app.pass(1);
  await app.pass(5);
  expect(await job()).toMatchObject({ state: 'done', counts: { added: 1 } });
});
