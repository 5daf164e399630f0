import { makeApp } from '../../../src/application/app';
import { failed } from '../../../src/domain/outcome';
import { type AppOverFakes, makeAppOverFakes } from '../../fakes/appOverFakes';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin } = PEOPLE;
const MINUTE = 60;
const LEASE_SECONDS = 900;

/** An app on a site that needs half a minute to list groups, so only the hourly trigger can. */
const onSlowSite = () => {
  const app = makeAppOverFakes();
  const { world } = app.confluence;
  world.slowLists = { clock: app.clock, seconds: 30 };
  return { ...app, editors: app.confluence.makeGroup({ name: 'editors' }) };
};

const listsAsked = ({ confluence }: AppOverFakes): number =>
  confluence.world.requests.filter(({ call }) => call.startsWith('groups giving')).length;

describe('on a site that lists groups slowly', () => {
  test('a list of the hour permits for 70 minutes, without asking again', async () => {
    const app = onSlowSite();
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    const before = listsAsked(app);
    app.clock.advance(68 * MINUTE);
    expect(await app.protection(app.editors)).toBe('free');
    expect(await app.siteAdminCheck(siteAdmin)).toBe(true);
    expect(listsAsked(app)).toBe(before);
  });

  test('a list is as old as the start of its reading', async () => {
    const app = onSlowSite(); // each list takes 30 s
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    app.clock.advance(70 * MINUTE - 30);
    expect(await app.protection(app.editors)).toBe('unknown');
  });

  test('an older list only denies', async () => {
    const app = onSlowSite();
    const operators = app.confluence.makeGroup({ name: 'operators', gives: ['admin'] });
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    app.clock.advance(71 * MINUTE);
    expect(await app.protection(operators)).toBe('protected');
    expect(await app.protection(app.editors)).toBe('unknown');
    expect(await app.siteAdminCheck(siteAdmin)).toBeUndefined();
    expect(await app.mayUseAppAuthority(siteAdmin, app.editors)).toBe(false);
  });

  test('an older list is read again, and permits if Confluence answers in time', async () => {
    const app = onSlowSite();
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    app.clock.advance(71 * MINUTE);
    delete app.confluence.world.slowLists;
    expect(await app.protection(app.editors)).toBe('free');
  });

  test('a list from the future does not permit', async () => {
    const app = onSlowSite();
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    app.clock.advance(-5 * MINUTE);
    expect(await app.protection(app.editors)).toBe('unknown');
  });

  test('a missing list is requested in the background, once a minute at most', async () => {
    const app = onSlowSite();
    expect(await app.protection(app.editors)).toBe('unknown');
    await app.protection(app.editors);
    const askedAt = app.clock.now();
    expect(app.refreshes).toEqual([{ event: { askedAt, why: 'old-lists' }, delaySeconds: 0 }]);
    app.clock.advance(60);
    await app.protection(app.editors);
    expect(app.refreshes).toHaveLength(2);
  });

  test('a missing list is asked for again after a quarter of an hour, not at each request', async () => {
    const app = onSlowSite();
    for (let minutes = 0; minutes < 15; minutes += 1) {
      expect(await app.protection(app.editors)).toBe('unknown');
      app.clock.advance(MINUTE);
    }
    expect(listsAsked(app)).toBe(2);
    await app.protection(app.editors);
    expect(listsAsked(app)).toBe(4);
  });

  test('a list that the hourly trigger did not bring is requested before it is too old', async () => {
    const app = onSlowSite();
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    app.clock.advance(58 * MINUTE); // it took a minute and a half
    expect(await app.protection(app.editors)).toBe('free');
    expect(app.refreshes).toEqual([]);
    app.clock.advance(2 * MINUTE);
    expect(await app.protection(app.editors)).toBe('free');
    await app.protection(app.editors);
    expect(app.refreshes).toMatchObject([{ event: { why: 'old-lists' }, delaySeconds: 0 }]);
  });

  test('the list that serves only hints is current for a day', async () => {
    const app = onSlowSite();
    const readers = app.confluence.makeGroup({ name: 'readers', gives: ['user'] });
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    app.clock.advance(24 * 60 * MINUTE);
    const before = listsAsked(app);
    expect(await app.accessGroups('user')).toEqual({ ids: [readers.id], isCurrent: true });
    app.clock.advance(60 * MINUTE);
    expect(await app.accessGroups('user')).toEqual({ ids: [readers.id], isCurrent: false });
    expect(listsAsked(app)).toBe(before + 1);
  });

  test('a failed hourly reading leaves the list as old as it was', async () => {
    const app = onSlowSite();
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    app.clock.advance(60 * MINUTE);
    app.confluence.world.down.add('access-lists');
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    app.clock.advance(7 * MINUTE);
    expect(await app.protection(app.editors)).toBe('free');
    app.clock.advance(3 * MINUTE);
    expect(await app.protection(app.editors)).toBe('unknown');
  });

  test('storage that fails permits nothing', async () => {
    const app = onSlowSite();
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    app.accessLists.breakDown();
    expect(await app.protection(app.editors)).toBe('unknown');
  });
});

describe('on a quick site', () => {
  test('a list is read again after ten minutes, and the old one serves if that fails', async () => {
    const app = makeAppOverFakes();
    const editors = app.confluence.makeGroup({ name: 'editors' });
    await app.protection(editors);
    app.clock.advance(11 * MINUTE);
    app.confluence.world.down.add('access-lists');
    expect(await app.protection(editors)).toBe('free');
    app.clock.advance(60 * MINUTE);
    expect(await app.protection(editors)).toBe('unknown');
  });

  test('a group that gives admin rights since is protected after ten minutes', async () => {
    const app = makeAppOverFakes();
    const editors = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.protection(editors)).toBe('free');
    const group = app.confluence.world.groups.get(editors.id);
    if (group) group.gives = ['admin'];
    app.clock.advance(10 * MINUTE);
    expect(await app.protection(editors)).toBe('protected');
  });
});

describe('a refresh on request', () => {
  test('reads the lists of admin groups, and the long list of others once a day', async () => {
    const app = onSlowSite();
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    expect(listsAsked(app)).toBe(3);
    app.clock.advance(60 * MINUTE);
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    expect(listsAsked(app)).toBe(5);
    app.clock.advance(24 * 60 * MINUTE);
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    expect(listsAsked(app)).toBe(8);
  });

  const atGroupEvent = (app: AppOverFakes) => ({
    why: 'group-event' as const,
    askedAt: app.clock.now(),
  });
  const forOldLists = (app: AppOverFakes) => ({
    why: 'old-lists' as const,
    askedAt: app.clock.now(),
  });

  test('reads nothing if the lists were read after the request', async () => {
    const app = onSlowSite();
    const event = atGroupEvent(app);
    app.clock.advance(1);
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    const before = listsAsked(app);
    await app.refreshAccessLists.onRequest(event, LEASE_SECONDS);
    expect(listsAsked(app)).toBe(before);
  });

  test('for a group is made again while one is running, because that one may miss it', async () => {
    const app = onSlowSite();
    const running = app.refreshAccessLists.onRequest(forOldLists(app), LEASE_SECONDS);
    await app.refreshAccessLists.onRequest(atGroupEvent(app), LEASE_SECONDS);
    const [again] = app.refreshes;
    expect(again).toMatchObject({ event: { why: 'group-event' }, delaySeconds: 120 });
    await running;
    expect(listsAsked(app)).toBe(3);
    app.clock.advance(120);
    const askedAt = again?.event.askedAt ?? 0;
    await app.refreshAccessLists.onRequest({ why: 'group-event', askedAt }, LEASE_SECONDS);
    expect(listsAsked(app)).toBe(5);
  });

  test('for an old list does nothing while one is running, or after it', async () => {
    const app = onSlowSite();
    const running = app.refreshAccessLists.onRequest(forOldLists(app), LEASE_SECONDS);
    await app.refreshAccessLists.onRequest(forOldLists(app), LEASE_SECONDS);
    await running;
    await app.refreshAccessLists.onRequest(forOldLists(app), LEASE_SECONDS);
    expect(app.refreshes).toEqual([]);
    expect(listsAsked(app)).toBe(3);
  });

  test('for an old list is not made while a reading is running', async () => {
    const app = onSlowSite();
    const expiresAt = app.clock.now() + 20_000; // two short readings take ten seconds
    await app.claims.claim('refresh', { id: 'other', expiresAt }, 900);
    await app.protection(app.editors);
    expect(app.refreshes).toEqual([]);
    app.clock.advance(60);
    await app.protection(app.editors);
    expect(app.refreshes).toHaveLength(1);
  });

  test('for an old list waits longer each time if Confluence fails in the background', async () => {
    const app = onSlowSite();
    app.confluence.world.down.add('access-lists');
    for (let minutes = 0; minutes < 60; minutes += 1) {
      await app.refreshAccessLists.onRequest(forOldLists(app), LEASE_SECONDS);
      app.clock.advance(MINUTE);
    }
    expect(listsAsked(app) / 3).toBeLessThan(7);
    app.confluence.world.down.clear();
    app.clock.advance(60 * MINUTE);
    await app.refreshAccessLists.onRequest(forOldLists(app), LEASE_SECONDS);
    expect(await app.protection(app.editors)).toBe('free');
  });

  test('takes over from one that was ended halfway', async () => {
    const app = onSlowSite();
    await app.claims.claim('refresh', { id: 'dead', expiresAt: app.clock.now() + 1 }, 900);
    app.clock.advance(1);
    await app.refreshAccessLists.onRequest(forOldLists(app), LEASE_SECONDS);
    expect(await app.protection(app.editors)).toBe('free');
  });

  test('is asked for once by a thousand group events, and begins after the last', async () => {
    const app = onSlowSite();
    const startedAt = app.clock.now();
    for (let count = 0; count < 1_000; count += 1) await app.requestRefresh('group-event');
    expect(app.refreshes).toEqual([
      { event: { why: 'group-event', askedAt: startedAt + 30_000 }, delaySeconds: 30 },
    ]);
  });

  test('that can’t be asked for is no failure of what asked', async () => {
    const app = onSlowSite();
    app.claims.breakDown();
    await app.requestRefresh('group-event');
    expect(app.refreshes).toEqual([]);
  });
});

describe('the hourly reading', () => {
  test('leaves out lists that were just read', async () => {
    const app = onSlowSite();
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    app.clock.advance(5 * MINUTE);
    const before = listsAsked(app);
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    expect(listsAsked(app)).toBe(before);
  });

  test('lets the queue look again later if another one is running', async () => {
    const app = onSlowSite();
    await app.claims.claim('refresh', { id: 'dead', expiresAt: app.clock.now() + 900_000 }, 900);
    await app.refreshAccessLists.everyHour(LEASE_SECONDS);
    expect(listsAsked(app)).toBe(0);
    expect(app.refreshes).toMatchObject([{ event: { why: 'old-lists' }, delaySeconds: 900 }]);
  });
});

describe('if Confluence was too slow once, and is quick again', () => {
  test('the background brings the lists, and then they are read as on any quick site', async () => {
    const app = onSlowSite();
    expect(await app.protection(app.editors)).toBe('unknown');
    delete app.confluence.world.slowLists;
    app.clock.advance(1);
    const { event } = app.refreshes[0] ?? {};
    expect(event?.why).toBe('old-lists');
    await app.refreshAccessLists.onRequest(
      { why: 'old-lists', askedAt: event?.askedAt ?? 0 },
      LEASE_SECONDS,
    );
    expect(await app.protection(app.editors)).toBe('free');
    const group = app.confluence.world.groups.get(app.editors.id);
    if (group) group.gives = ['admin'];
    app.clock.advance(10 * MINUTE);
    expect(await app.protection(app.editors)).toBe('protected');
  });
});

test('the background reading waits as long as a burst limit asks, and then reads on', async () => {
  const app = makeAppOverFakes();
  const editors = app.confluence.makeGroup({ name: 'editors' });
  const ports = app.portsOver(app.confluence.directory);
  const waits: number[] = [];
  let asked = 0;
  const { refreshAccessLists } = makeApp({
    ...ports,
    pause: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    authority: {
      ...ports.authority,
      groupsGiving: async (access, wait, again) => {
        asked += 1;
        const refused = failed('rate-limited', { retryAfterSeconds: 4 });
        const goesOn = asked > 3 || (await again?.(refused.failure, 1));
        return goesOn ? await ports.authority.groupsGiving(access, wait) : refused;
      },
    },
  });
  await refreshAccessLists.everyHour(LEASE_SECONDS);
  expect(waits).toEqual([4_000, 4_000, 4_000]); // three lists are read at the same time
  const before = listsAsked(app);
  expect(await app.protection(editors)).toBe('free');
  expect(listsAsked(app)).toBe(before);
});
