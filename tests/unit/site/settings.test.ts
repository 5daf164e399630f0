import { makeGetSettings, makeSaveSettings } from '../../../src/application/site/settings';
import { FIRST_SETTINGS } from '../../../src/domain/settings';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { PEOPLE } from '../../fakes/examples';
import { makeFakeSettings } from '../../fakes/fakeSettings';

const { siteAdmin, confluenceAdmin } = PEOPLE;
const STRICTER = { mostRemovals: 20, mostRemovedPercent: 5, pointsLeftPercent: 30 };

const arrange = () => {
  const { siteAdminCheck, confluence, clock } = makeAppOverFakes();
  const deps = { settings: makeFakeSettings(), siteAdminCheck, clock: clock.now };
  return { ...deps, confluence, get: makeGetSettings(deps), save: makeSaveSettings(deps) };
};

describe('the settings', () => {
  test('say whether the viewer may change them', async () => {
    const { get } = arrange();
    expect(await get(siteAdmin)).toEqual({
      ok: true,
      value: { ...FIRST_SETTINGS, viewerIsSiteAdmin: true },
    });
    expect(await get(confluenceAdmin)).toMatchObject({ value: { viewerIsSiteAdmin: false } });
  });

  test('are shown even if Confluence does not say who is a site admin', async () => {
    const { get, confluence } = arrange();
    confluence.world.down.add('memberships');
    expect(await get(siteAdmin)).toEqual({ ok: true, value: FIRST_SETTINGS });
  });

  test('record the site admin who changed them', async () => {
    const { get, save, clock } = arrange();
    const changed = { by: siteAdmin, at: new Date(clock()).toISOString() };
    const now = { ok: true, value: { ...STRICTER, changed, viewerIsSiteAdmin: true } };
    expect(await save(siteAdmin, STRICTER, undefined)).toEqual(now);
    expect(await get(siteAdmin)).toEqual(now);
  });

  test('cannot be changed by anyone else', async () => {
    const { save, settings } = arrange();
    const refused = { ok: false, failure: { code: 'not-permitted' } };
    expect(await save(confluenceAdmin, STRICTER, undefined)).toEqual(refused);
    expect(await settings.read()).toEqual(FIRST_SETTINGS);
  });

  test('cannot be changed while it is unknown who is a site admin', async () => {
    const { save, settings, confluence } = arrange();
    confluence.world.down.add('memberships');
    expect(await save(siteAdmin, STRICTER, undefined)).toMatchObject({
      failure: { code: 'unavailable' },
    });
    expect(await settings.read()).toEqual(FIRST_SETTINGS);
  });

  test('keep what another admin saved since they were read', async () => {
    const { save, settings } = arrange();
    expect(await save(siteAdmin, STRICTER, undefined)).toMatchObject({ ok: true });
    const stored = await settings.read();
    const refused = { ok: false, failure: { code: 'plan-differs' } };
    for (const seenAt of [undefined, '2026-01-01T00:00:00.000Z'])
      expect(await save(siteAdmin, FIRST_SETTINGS, seenAt)).toEqual(refused);
    expect(await settings.read()).toEqual(stored);
    expect(await save(siteAdmin, FIRST_SETTINGS, stored.changed?.at)).toMatchObject({ ok: true });
    expect(await settings.read()).toMatchObject(FIRST_SETTINGS);
  });
});
