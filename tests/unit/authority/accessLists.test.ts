import { type AppOverFakes, makeAppOverFakes } from '../../fakes/appOverFakes';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin } = PEOPLE;
const MINUTE = 60;

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
    await app.refreshAccessLists();
    const before = listsAsked(app);
    app.clock.advance(68 * MINUTE);
    expect(await app.protection(app.editors)).toBe('free');
    expect(await app.siteAdminCheck(siteAdmin)).toBe(true);
    expect(listsAsked(app)).toBe(before);
  });

  test('a list is as old as the start of its reading', async () => {
    const app = onSlowSite(); // each list takes 30 s
    await app.refreshAccessLists();
    app.clock.advance(70 * MINUTE - 30);
    expect(await app.protection(app.editors)).toBe('unknown');
  });

  test('an older list only denies', async () => {
    const app = onSlowSite();
    const operators = app.confluence.makeGroup({ name: 'operators', gives: ['admin'] });
    await app.refreshAccessLists();
    app.clock.advance(71 * MINUTE);
    expect(await app.protection(operators)).toBe('protected');
    expect(await app.protection(app.editors)).toBe('unknown');
    expect(await app.siteAdminCheck(siteAdmin)).toBeUndefined();
    expect(await app.mayUseAppAuthority(siteAdmin, app.editors)).toBe(false);
  });

  test('an older list is read again, and permits if Confluence answers in time', async () => {
    const app = onSlowSite();
    await app.refreshAccessLists();
    app.clock.advance(71 * MINUTE);
    delete app.confluence.world.slowLists;
    expect(await app.protection(app.editors)).toBe('free');
  });

  test('a list from the future does not permit', async () => {
    const app = onSlowSite();
    await app.refreshAccessLists();
    app.clock.advance(-5 * MINUTE);
    expect(await app.protection(app.editors)).toBe('unknown');
  });

  test('a missing list is requested in the background, once in half a minute', async () => {
    const app = onSlowSite();
    expect(await app.protection(app.editors)).toBe('unknown');
    await app.protection(app.editors);
    const askedAt = app.clock.now();
    expect(app.refreshes).toEqual([
      { event: { askedAt, subject: 'access-lists' }, delaySeconds: 30 },
    ]);
    app.clock.advance(60);
    await app.protection(app.editors);
    expect(app.refreshes).toHaveLength(2);
  });

  test('a failed hourly reading leaves the list as old as it was', async () => {
    const app = onSlowSite();
    await app.refreshAccessLists();
    app.clock.advance(60 * MINUTE);
    app.confluence.world.down.add('access-lists');
    await app.refreshAccessLists();
    app.clock.advance(7 * MINUTE);
    expect(await app.protection(app.editors)).toBe('free');
    app.clock.advance(3 * MINUTE);
    expect(await app.protection(app.editors)).toBe('unknown');
  });

  test('storage that fails permits nothing', async () => {
    const app = onSlowSite();
    await app.refreshAccessLists();
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
  const LEASE_SECONDS = 900;

  test('reads the lists of admin groups, and the long list of others once a day', async () => {
    const app = onSlowSite();
    await app.refreshAccessLists();
    expect(listsAsked(app)).toBe(3);
    app.clock.advance(60 * MINUTE);
    await app.refreshAccessLists();
    expect(listsAsked(app)).toBe(5);
    app.clock.advance(24 * 60 * MINUTE);
    await app.refreshAccessLists();
    expect(listsAsked(app)).toBe(8);
  });

  test('reads nothing if the lists were read after the request', async () => {
    const app = onSlowSite();
    const askedAt = app.clock.now();
    app.clock.advance(1);
    await app.refreshAccessLists();
    const before = listsAsked(app);
    expect(await app.refreshOnRequest(askedAt, LEASE_SECONDS)).toBe('done');
    expect(listsAsked(app)).toBe(before);
  });

  test('waits for one that is running, and then reads, because that one may have missed it', async () => {
    const app = onSlowSite();
    app.clock.advance(1);
    const running = app.refreshOnRequest(app.clock.now(), LEASE_SECONDS);
    const askedAt = app.clock.now();
    expect(await app.refreshOnRequest(askedAt, LEASE_SECONDS)).toBe('busy');
    expect(await running).toBe('done');
    const before = listsAsked(app);
    app.clock.advance(60 * MINUTE);
    expect(await app.refreshOnRequest(app.clock.now(), LEASE_SECONDS)).toBe('done');
    expect(listsAsked(app)).toBe(before + 2);
  });

  test('takes over from one that was ended halfway', async () => {
    const app = onSlowSite();
    await app.claims.claim('refresh', { id: 'dead', expiresAt: app.clock.now() + 1 }, 900);
    app.clock.advance(1);
    expect(await app.refreshOnRequest(app.clock.now(), LEASE_SECONDS)).toBe('done');
  });

  test('is asked for once by a thousand group events', async () => {
    const app = onSlowSite();
    for (let count = 0; count < 1_000; count += 1) await app.requestRefresh('access-lists');
    expect(app.refreshes).toHaveLength(1);
  });

  test('that can’t be asked for is no failure of what asked', async () => {
    const app = onSlowSite();
    app.claims.breakDown();
    await app.requestRefresh('access-lists');
    expect(app.refreshes).toEqual([]);
  });
});
