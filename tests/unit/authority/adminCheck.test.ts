import { makeAppOverFakes, type AppOverFakes } from '../../fakes/appOverFakes';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin, nobodySpecial } = PEOPLE;

const asked = ({ confluence }: AppOverFakes): number =>
  confluence.world.requests.filter(({ call }) => call === 'current user').length;

describe('who administers Confluence, at the page', () => {
  test.each([
    ['a site admin', siteAdmin, true],
    ['a Confluence admin', confluenceAdmin, true],
    ['somebody else', nobodySpecial, false],
  ])('%s: %p', async (_who, account, expected) => {
    const app = makeAppOverFakes();
    app.confluence.world.viewer = account;
    expect(await app.adminCheck(account, 'present')).toEqual({ ok: true, value: expected });
  });

  test('a yes is kept for one minute', async () => {
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

  test('a no is asked again each time', async () => {
    const app = makeAppOverFakes();
    app.confluence.world.viewer = nobodySpecial;
    await app.adminCheck(nobodySpecial, 'present');
    await app.adminCheck(nobodySpecial, 'present');
    expect(asked(app)).toBe(2);
  });

  test('one person’s yes is nobody else’s', async () => {
    const app = makeAppOverFakes();
    app.confluence.world.viewer = siteAdmin;
    await app.adminCheck(siteAdmin, 'present');
    app.confluence.world.viewer = nobodySpecial;
    expect(await app.adminCheck(nobodySpecial, 'present')).toEqual({ ok: true, value: false });
  });

  test('no answer is no yes', async () => {
    const app = makeAppOverFakes();
    app.confluence.world.viewer = siteAdmin;
    app.confluence.world.down.add('current-user');
    expect(await app.adminCheck(siteAdmin, 'present')).toMatchObject({
      failure: { code: 'unavailable' },
    });
  });

  test('somebody who is present is not judged by their groups', async () => {
    const app = makeAppOverFakes(); // nobody is signed in at the fake
    expect(await app.adminCheck(siteAdmin, 'present')).toMatchObject({
      failure: { code: 'not-authenticated' },
    });
  });
});

describe('who administers Confluence, in absence', () => {
  test('Confluence is asked as that person', async () => {
    const app = makeAppOverFakes();
    expect(await app.adminCheck(confluenceAdmin, 'absent')).toEqual({ ok: true, value: true });
    expect(app.confluence.world.requests).toEqual([{ call: 'current user', as: 'owner' }]);
  });

  test.each([
    ['a site admin', siteAdmin, true],
    ['a Confluence admin', confluenceAdmin, true],
    ['somebody else', nobodySpecial, false],
  ])('where the app may not stand in, groups tell: %s: %p', async (_who, account, expected) => {
    const app = makeAppOverFakes();
    app.confluence.world.standIn = false;
    expect(await app.adminCheck(account, 'absent')).toEqual({ ok: true, value: expected });
  });

  test.each([
    ['memberships', siteAdmin],
    ['access-lists', nobodySpecial],
  ] as const)('where groups cannot be read either (%s) it is unknown', async (what, account) => {
    const app = makeAppOverFakes();
    app.confluence.world.standIn = false;
    app.confluence.world.down.add(what);
    expect(await app.adminCheck(account, 'absent')).toMatchObject({
      failure: { code: 'unavailable' },
    });
  });

  test('whom Confluence turns away is denied, for now, whatever their groups say', async () => {
    const app = makeAppOverFakes();
    const { world } = app.confluence;
    world.suspended.add(siteAdmin);
    expect(await app.adminCheck(siteAdmin, 'absent')).toEqual({
      ok: false,
      failure: { code: 'not-authenticated', httpStatus: 401 },
    });
    expect(world.requests).toEqual([{ call: 'current user', as: 'owner' }]);
    world.suspended.clear();
    expect(await app.adminCheck(siteAdmin, 'absent')).toEqual({ ok: true, value: true });
  });

  test('being turned away does not show that the app may stand in', async () => {
    const app = makeAppOverFakes();
    const { world } = app.confluence;
    world.suspended.add(siteAdmin);
    await app.adminCheck(siteAdmin, 'absent');
    world.standIn = false;
    expect(await app.adminCheck(siteAdmin, 'absent')).toEqual({ ok: true, value: true });
  });

  test('a passing failure is not settled by groups', async () => {
    const app = makeAppOverFakes();
    app.confluence.world.down.add('current-user');
    expect(await app.adminCheck(siteAdmin, 'absent')).toMatchObject({
      failure: { code: 'unavailable' },
    });
  });
});

describe('what was heard of somebody in absence', () => {
  const evidenceByGroups = async () => {
    const app = makeAppOverFakes();
    const { world } = app.confluence;
    world.standIn = false;
    expect(await app.adminCheck(siteAdmin, 'absent')).toEqual({ ok: true, value: true });
    for (const { members } of world.groups.values()) members.clear(); // demoted
    world.viewer = siteAdmin;
    return app;
  };

  test('opens no page: groups may be ten minutes old', async () => {
    const app = await evidenceByGroups();
    expect(await app.adminCheck(siteAdmin, 'present')).toEqual({ ok: true, value: false });
  });

  test('nor does it after those groups were asked again and again', async () => {
    const app = await evidenceByGroups();
    for (let times = 0; times < 9; times += 1) {
      app.clock.advance(61);
      expect(await app.adminCheck(siteAdmin, 'absent')).toEqual({ ok: true, value: true });
      expect(await app.adminCheck(siteAdmin, 'present')).toEqual({ ok: true, value: false });
    }
    app.clock.advance(61); // ten minutes are over
    expect(await app.adminCheck(siteAdmin, 'absent')).toEqual({ ok: true, value: false });
  });
});
