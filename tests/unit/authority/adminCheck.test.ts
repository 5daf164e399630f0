import { makeAppOverFakes, type AppOverFakes } from '../../fakes/appOverFakes';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin, nobodySpecial } = PEOPLE;

const asked = ({ confluence }: AppOverFakes): number =>
  confluence.world.requests.filter(({ call }) => call === 'current user').length;

describe('admin check of a person at the page', () => {
  test.each([
    ['a site admin', siteAdmin, true],
    ['a Confluence admin', confluenceAdmin, true],
    ['another person', nobodySpecial, false],
  ])('%s: %p', async (_who, account, expected) => {
    const app = makeAppOverFakes();
    app.confluence.world.viewer = account;
    expect(await app.adminCheck(account, 'present')).toEqual({ ok: true, value: expected });
  });

  test('caches a yes for one minute', async () => {
    const app = makeAppOverFakes();
    app.confluence.world.viewer = siteAdmin;
    await app.adminCheck(siteAdmin, 'present');
    app.clock.advance(59);
    await app.adminCheck(siteAdmin, 'present');
    expect(asked(app)).toBe(1);
    app.clock.advance(1);
    await app.adminCheck(siteAdmin, 'present');
    expect(asked(app)).toBe(2);
  });

  test('asks again after each no', async () => {
    const app = makeAppOverFakes();
    app.confluence.world.viewer = nobodySpecial;
    await app.adminCheck(nobodySpecial, 'present');
    await app.adminCheck(nobodySpecial, 'present');
    expect(asked(app)).toBe(2);
  });

  test('doesn’t apply one person’s yes to another', async () => {
    const app = makeAppOverFakes();
    app.confluence.world.viewer = siteAdmin;
    await app.adminCheck(siteAdmin, 'present');
    app.confluence.world.viewer = nobodySpecial;
    expect(await app.adminCheck(nobodySpecial, 'present')).toEqual({ ok: true, value: false });
  });

  test('never takes a missing answer for a yes', async () => {
    const app = makeAppOverFakes();
    app.confluence.world.viewer = siteAdmin;
    app.confluence.world.down.add('current-user');
    expect(await app.adminCheck(siteAdmin, 'present')).toMatchObject({
      failure: { code: 'unavailable' },
    });
  });

  test('doesn’t judge a person at the page by their groups', async () => {
    const app = makeAppOverFakes(); // no one is signed in at the fake
    expect(await app.adminCheck(siteAdmin, 'present')).toMatchObject({
      failure: { code: 'not-authenticated' },
    });
  });
});

describe('admin check of an absent person', () => {
  test('asks Confluence as that person', async () => {
    const app = makeAppOverFakes();
    expect(await app.adminCheck(confluenceAdmin, 'web-trigger')).toEqual({ ok: true, value: true });
    expect(app.confluence.world.requests).toEqual([{ call: 'current user', as: 'owner' }]);
  });

  test.each([
    ['a site admin', siteAdmin, true],
    ['a Confluence admin', confluenceAdmin, true],
    ['another person', nobodySpecial, false],
  ])('uses groups where the app may not impersonate: %s: %p', async (_who, account, expected) => {
    const app = makeAppOverFakes();
    app.confluence.world.standIn = false;
    expect(await app.adminCheck(account, 'web-trigger')).toEqual({ ok: true, value: expected });
  });

  test.each([
    ['memberships', siteAdmin],
    ['access-lists', nobodySpecial],
  ] as const)('fails where the groups cannot be read either (%s)', async (what, account) => {
    const app = makeAppOverFakes();
    app.confluence.world.standIn = false;
    app.confluence.world.down.add(what);
    expect(await app.adminCheck(account, 'web-trigger')).toMatchObject({
      failure: { code: 'unavailable' },
    });
  });

  test('denies a person that Confluence rejects, until the next check, whatever their groups say', async () => {
    const app = makeAppOverFakes();
    const { world } = app.confluence;
    world.suspended.add(siteAdmin);
    expect(await app.adminCheck(siteAdmin, 'web-trigger')).toEqual({
      ok: false,
      failure: { code: 'not-authenticated', httpStatus: 401 },
    });
    expect(world.requests).toEqual([{ call: 'current user', as: 'owner' }]);
    world.suspended.clear();
    expect(await app.adminCheck(siteAdmin, 'web-trigger')).toEqual({ ok: true, value: true });
  });

  test('doesn’t take a rejection as proof that the app may impersonate', async () => {
    const app = makeAppOverFakes();
    const { world } = app.confluence;
    world.suspended.add(siteAdmin);
    await app.adminCheck(siteAdmin, 'web-trigger');
    world.standIn = false;
    expect(await app.adminCheck(siteAdmin, 'web-trigger')).toEqual({ ok: true, value: true });
  });

  test('doesn’t fall back to groups after a temporary failure', async () => {
    const app = makeAppOverFakes();
    app.confluence.world.down.add('current-user');
    expect(await app.adminCheck(siteAdmin, 'web-trigger')).toMatchObject({
      failure: { code: 'unavailable' },
    });
  });
});

describe('a yes that came from the groups of an absent person', () => {
  const evidenceByGroups = async () => {
    const app = makeAppOverFakes();
    const { world } = app.confluence;
    world.standIn = false;
    expect(await app.adminCheck(siteAdmin, 'web-trigger')).toEqual({ ok: true, value: true });
    for (const { members } of world.groups.values()) members.clear(); // no longer an admin
    world.viewer = siteAdmin;
    return app;
  };

  test('does not open the page, because groups may be ten minutes old', async () => {
    const app = await evidenceByGroups();
    expect(await app.adminCheck(siteAdmin, 'present')).toEqual({ ok: true, value: false });
  });

  test('does not open the page after repeated checks by groups either', async () => {
    const app = await evidenceByGroups();
    for (let times = 0; times < 9; times += 1) {
      app.clock.advance(61);
      expect(await app.adminCheck(siteAdmin, 'web-trigger')).toEqual({ ok: true, value: true });
      expect(await app.adminCheck(siteAdmin, 'present')).toEqual({ ok: true, value: false });
    }
    app.clock.advance(61); // ten minutes are over
    expect(await app.adminCheck(siteAdmin, 'web-trigger')).toEqual({ ok: true, value: false });
  });
});
