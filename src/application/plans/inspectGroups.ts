import type { GroupId, GroupName } from '../../domain/group';
import { failed, type FailureCode, ok, type Outcome } from '../../domain/outcome';
import { refuseRemovals, withinCeilings } from '../../domain/plan/guardRails';
import type { Plan, PlanGroup, PlanOrigin } from '../../domain/plan/plan';
import { type AccessGroups, isListed, type Protection } from '../authority/protection';
import { mapConcurrently } from '../concurrency/allSettledOrThrow';
import type { GroupLookup } from '../groups/groupLookup';
import type { GroupDirectory } from '../ports/confluence';
import type { SettingsStore } from '../ports/storage';
import type { Survey } from './surveyRows';

const AT_ONCE = 90; // allows 90 reads a second if each takes a second

/**
 * Reads each group of a plan once: its name, its access, its member count if the plan removes some,
 * and why the plan may not change it. The result also has the limits on removals that were applied.
 */
export type InspectGroups = (
  ids: readonly GroupId[],
  survey: Survey,
  origin: PlanOrigin,
) => Promise<Outcome<Required<Pick<Plan, 'groups' | 'ceilings'>>>>;

export const makeInspectGroups = (deps: {
  lookup: GroupLookup;
  protection: Protection;
  accessGroups: AccessGroups;
  directory: Pick<GroupDirectory, 'countMembers'>;
  settings: Pick<SettingsStore, 'read'>;
}): InspectGroups => {
  const { lookup, protection, accessGroups, directory, settings } = deps;

  const look = async (
    id: GroupId,
    tally: Survey['groups'][number],
  ): Promise<Outcome<PlanGroup>> => {
    const { removesAuthor, ...counts } = tally;
    const found = await lookup({ groupId: id });
    if (!found.ok) {
      if (found.failure.code !== 'group-not-found') return found;
      const gone = { id, name: '' as GroupName, ...counts, isProtected: false };
      return ok({ ...gone, refusal: 'group-not-found' });
    }
    const { name, management } = found.value;
    const known = await protection(found.value);
    // A plan is final, so it must not call this a removal of the author's own admin rights.
    if (known === 'unknown' && removesAuthor) return failed('unavailable');
    const isProtected = known !== 'free';
    const [givesAccess, members] = [
      isListed(await accessGroups('user'), id),
      counts.removals > 0 ? await directory.countMembers(id) : ok(undefined),
    ];
    if (!members.ok) return members;
    const refusal: FailureCode | undefined =
      management !== 'admins'
        ? 'externally-managed'
        : refuseRemovals({ ...tally, members: members.value ?? 0, isProtected });
    return ok({
      id,
      name,
      ...counts,
      isProtected,
      ...(givesAccess !== undefined && { givesAccess }),
      ...(members.value !== undefined && { members: members.value }),
      ...(refusal && { refusal }),
    });
  };

  return async function inspectGroups(ids, survey, origin) {
    const places = ids.map((id, place) => ({ id, tally: survey.groups[place] }));
    const looked = await mapConcurrently(places, AT_ONCE, ({ id, tally }) =>
      tally ? look(id, tally) : Promise.resolve(failed('invalid-input')),
    );
    const groups: PlanGroup[] = [];
    for (const each of looked) {
      if (!each.ok) return each;
      groups.push(each.value);
    }
    const { mostRemovals, mostRemovedPercent } = await settings.read();
    const ceilings = { mostRemovals, mostRemovedPercent };
    return ok({ groups: withinCeilings(groups, origin, ceilings), ceilings });
  };
};
