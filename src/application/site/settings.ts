import type { SettingsView } from '../../contract/adminApi';
import type { AccountId } from '../../domain/accountId';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { Settings } from '../../domain/settings';
import type { SiteAdminCheck } from '../authority/adminCheck';
import { type Clock, isoTime } from '../ports/platform';
import type { SettingsStore } from '../ports/storage';

type Deps = { settings: SettingsStore; siteAdminCheck: SiteAdminCheck };

/** Returns the settings, and whether the viewer may change them. */
export type GetSettings = (viewer: AccountId) => Promise<Outcome<SettingsView>>;

export const makeGetSettings = ({ settings, siteAdminCheck }: Deps): GetSettings =>
  async function getSettings(viewer) {
    const viewerIsSiteAdmin = await siteAdminCheck(viewer);
    return ok({
      ...(await settings.read()),
      ...(viewerIsSiteAdmin !== undefined && { viewerIsSiteAdmin }),
    });
  };

/**
 * Changes all settings, and records who did it. For anyone but a site admin, the failure is
 * `not-permitted`.
 */
export type SaveSettings = (
  viewer: AccountId,
  settings: Settings,
) => Promise<Outcome<SettingsView>>;

export const makeSaveSettings = ({
  settings,
  siteAdminCheck,
  clock,
}: Deps & { clock: Clock }): SaveSettings =>
  async function saveSettings(viewer, wanted) {
    const viewerIsSiteAdmin = await siteAdminCheck(viewer);
    if (viewerIsSiteAdmin === undefined) return failed('unavailable');
    if (!viewerIsSiteAdmin) return failed('not-permitted');
    const kept = { ...wanted, changed: { by: viewer, at: isoTime(clock) } };
    await settings.save(kept);
    return ok({ ...kept, viewerIsSiteAdmin });
  };
