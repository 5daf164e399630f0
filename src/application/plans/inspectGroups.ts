import type { GroupId, GroupName } from '../../domain/group';
import { failed, type FailureCode, ok, type Outcome } from '../../domain/outcome';
import { refuseRemovals, withinCeilings } from '../../domain/plan/guardRails';
import type { Plan, PlanDraft, PlanGroup } from '../../domain/plan/plan';
import { areMembersRead } from '../../domain/plan/planCost';
import { type AccessGroups, isListed, type KnownGroups, protectionBy } from '../authority/protection';
import { allSettledOrThrow, mapConcurrently } from '../concurrency/allSettledOrThrow';
import type { GroupLookup } from '../groups/groupLookup';
import type { GroupDirectory } from '../ports/confluence';
import type { SettingsStore } from '../ports/storage';
import type { Survey } from './surveyRows';

const AT_ONCE = 200; // allows 90 reads a second if each takes two seconds

const LISTS = ['admin', 'site-admin', 'user'] as const;
type Lists = readonly KnownGroups[];

/**
 * Reads each group of a plan once: its name, its access, its member count if the plan removes some,
 * and why the plan may not change it. The result also has the limits on removals that were applied.
 */
export type InspectGroups = (
  draft: Pick<PlanDraft, 'groups' | 'exempt'>,
  survey: Survey,
) => Promise<Outcome<Required<Pick<Plan, 'groups' | 'ceilings'>>>>;

export const makeInspectGroups = (deps: {
  lookup: GroupLookup;
  accessGroups: AccessGroups;
  directory: Pick<GroupDirectory, 'countMembers'>;
  settings: Pick<SettingsStore, 'read'>;
}): InspectGroups => {
  const { lookup, accessGroups, directory, settings } = deps;

  const look = async (
    id: GroupId,
    { adds, removals, ...tally }: Survey['groups'][number],
    mayBeExempt: number,
    lists: Promise<Lists>,
  ): Promise<Outcome<PlanGroup>> => {
    const [found, members] = await allSettledOrThrow([
      lookup({ groupId: id }),
      removals > 0 ? directory.countMembers(id) : Promise.resolve(ok(undefined)),
    ]);
    if (!found.ok) {
      if (found.failure.code !== 'group-not-found') return found;
      const gone = { id, name: '' as GroupName, adds, removals, isProtected: false };
      return ok({ ...gone, refusal: 'group-not-found' });
    }
    if (!members.ok) return members;
    const { name, management } = found.value;
    const [admin, siteAdmin, user] = await lists;
    const isProtected = protectionBy(found.value, [admin, siteAdmin]) !== 'free';
    const givesAccess = isListed(user, id);
    const refusal: FailureCode | undefined =
      management !== 'admins'
        ? 'externally-managed'
        : refuseRemovals({ ...tally, removals, members: members.value ?? 0, isProtected });
    // Without a list of the members, no one knows whether they are still as the job left them.
    const exempt = areMembersRead({ members: members.value }) ? Math.min(mayBeExempt, removals) : 0;
    return ok({
      ...{ id, name, adds, removals },
      ...(exempt > 0 && { exempt }),
      isProtected,
      ...(givesAccess !== undefined && { givesAccess }),
      ...(members.value !== undefined && { members: members.value }),
      ...(refusal && { refusal }),
    });
  };

  return async function inspectGroups(draft, survey) {
    // Asked for once and at once, so that no group waits for them.
    const lists = allSettledOrThrow(LISTS.map(accessGroups));
    const places = draft.groups.map((id, place) => ({ id, place, tally: survey.groups[place] }));
    const [looked, { mostRemovals, mostRemovedPercent }] = await allSettledOrThrow([
      mapConcurrently(places, AT_ONCE, ({ id, place, tally }) =>
        tally
          ? look(id, tally, draft.exempt?.[place] ?? 0, lists)
          : Promise.resolve(failed('invalid-input')),
      ),
      settings.read(),
      lists,
    ]);
    const groups: PlanGroup[] = [];
    for (const each of looked) {
      if (!each.ok) return each;
      groups.push(each.value);
    }
    const ceilings = { mostRemovals, mostRemovedPercent };
    return ok({ groups: withinCeilings(groups, ceilings), ceilings });
  };
};
