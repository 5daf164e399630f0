import type { DelegatedGroup, SettingsView } from '../../contract/adminApi';
import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/group';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { Settings } from '../../domain/settings';
import type { SiteAdminCheck } from '../authority/adminCheck';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { DelegatableGroups, NamedGroups } from '../groups/delegatableGroups';
import { type Clock, isoTime } from '../ports/platform';
import type { DelegationList, SettingsStore } from '../ports/storage';

type SettingsDeps = { settings: SettingsStore; siteAdminCheck: SiteAdminCheck };

/** Returns the settings, and whether the viewer may change them. */
export type GetSettings = (viewer: AccountId) => Promise<Outcome<SettingsView>>;

export const makeGetSettings = ({ settings, siteAdminCheck }: SettingsDeps): GetSettings =>
  async function getSettings(viewer) {
    const viewerIsSiteAdmin = await siteAdminCheck(viewer);
    return ok({
      ...(await settings.read()),
      ...(viewerIsSiteAdmin !== undefined && { viewerIsSiteAdmin }),
    });
  };

/**
 * Changes all settings, and records who did it. For anyone but a site admin, the failure is
 * `not-permitted`. `seenAt` says when the settings that the viewer saw were changed. If they were
 * changed since, the failure is `plan-differs`: they may be stricter now.
 */
export type SaveSettings = (
  viewer: AccountId,
  settings: Settings,
  seenAt: string | undefined,
) => Promise<Outcome<SettingsView>>;

export const makeSaveSettings = ({
  settings,
  siteAdminCheck,
  clock,
}: SettingsDeps & { clock: Clock }): SaveSettings =>
  async function saveSettings(viewer, wanted, seenAt) {
    const viewerIsSiteAdmin = await siteAdminCheck(viewer);
    if (viewerIsSiteAdmin === undefined) return failed('unavailable');
    if (!viewerIsSiteAdmin) return failed('not-permitted');
    const kept = { ...wanted, changed: { by: viewer, at: isoTime(clock) } };
    if (!(await settings.save(kept, seenAt))) return failed('plan-differs');
    return ok({ ...kept, viewerIsSiteAdmin });
  };

/**
 * Changes the delegation list and returns the new one. For anyone but a site admin, the failure is
 * `not-permitted`.
 */
export type Delegate = (viewer: AccountId, id: GroupId) => Promise<Outcome<DelegatedGroup[]>>;

type DelegationDeps = {
  siteAdminCheck: SiteAdminCheck;
  delegation: DelegationList;
  delegatable: DelegatableGroups;
  namedGroups: NamedGroups;
};

/**
 * Runs a change of the list, for site admins only. `check` says whether the group can be changed, and
 * runs while the viewer is checked.
 */
const forSiteAdmin = (
  deps: DelegationDeps,
  check: (id: GroupId) => Promise<Outcome<void>>,
  change: (id: GroupId) => Promise<Outcome<GroupId[]>>,
): Delegate =>
  async function changeAsSiteAdmin(viewer, id) {
    const [isSiteAdmin, checked] = await allSettledOrThrow([
      deps.siteAdminCheck(viewer),
      check(id),
    ]);
    if (isSiteAdmin === undefined) return failed('unavailable');
    if (!isSiteAdmin) return failed('not-permitted');
    if (!checked.ok) return checked;
    const changed = await change(id);
    return changed.ok ? ok(await deps.namedGroups(changed.value)) : changed;
  };

/**
 * Creates the function that delegates a group. Protected groups, and groups that are managed
 * elsewhere, are rejected.
 */
export const makeDelegateGroup = (deps: DelegationDeps): Delegate =>
  forSiteAdmin(
    deps,
    (id) => deps.delegatable([id]),
    async (id) => {
      const groups = await deps.delegation.add(id);
      return groups === 'full' ? failed('invalid-input', { field: 'group' }) : ok(groups);
    },
  );

export const makeUndelegateGroup = (deps: DelegationDeps): Delegate =>
  forSiteAdmin(
    deps,
    () => Promise.resolve(ok(undefined)),
    async (id) => ok(await deps.delegation.remove(id)),
  );
