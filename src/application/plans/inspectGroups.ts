import type { GroupId, GroupName } from '../../domain/group';
import { failed, type FailureCode, ok, type Outcome } from '../../domain/outcome';
import { certainMembersOf, refuseRemovals, withinCeilings } from '../../domain/plan/guardRails';
import type { Plan, PlanDraft, PlanGroup } from '../../domain/plan/plan';
import { areMembersRead } from '../../domain/plan/planCost';
import { type AccessGroups, isListed, type Protection } from '../authority/protection';
import { mapConcurrently } from '../concurrency/allSettledOrThrow';
import type { GroupLookup } from '../groups/groupLookup';
import type { GroupDirectory } from '../ports/confluence';
import type { Clock } from '../ports/platform';
import type { SettingsStore } from '../ports/storage';
import { type CountMembers, makeCountMembers } from './countMembers';
import type { Survey } from './surveyRows';

const AT_ONCE = 90; // allows 90 reads a second if each takes a second

/**
 * Reads each group of a plan once: its name, its access, its member count if the plan removes some,
 * and why the plan may not change it. The result also has the limits on removals that were applied.
 * If it is a fresh undo, the people that the job added are members, even if a list lacks them.
 */
export type InspectGroups = (
  draft: Pick<PlanDraft, 'groups' | 'exempt'>,
  survey: Survey,
  isFreshUndo: boolean,
) => Promise<Outcome<Required<Pick<Plan, 'groups' | 'ceilings'>>>>;

export const makeInspectGroups = (deps: {
  lookup: GroupLookup;
  protection: Protection;
  accessGroups: AccessGroups;
  directory: Pick<GroupDirectory, 'countMembers' | 'readMembers'>;
  settings: Pick<SettingsStore, 'read'>;
  clock: Clock;
}): InspectGroups => {
  const { lookup, protection, accessGroups, settings } = deps;

  const look = async (
    id: GroupId,
    tally: Survey['groups'][number],
    { mayBeExempt, isFreshUndo }: { mayBeExempt: number; isFreshUndo: boolean },
    countMembers: CountMembers,
  ): Promise<Outcome<PlanGroup>> => {
    const { removesAuthor: _author, adds, removals } = tally;
    const counts = { adds, removals };
    const found = await lookup({ groupId: id });
    if (!found.ok) {
      if (found.failure.code !== 'group-not-found') return found;
      const gone = { id, name: '' as GroupName, ...counts, isProtected: false };
      return ok({ ...gone, refusal: 'group-not-found' });
    }
    const { name, management } = found.value;
    const [isProtected, givesAccess, count] = [
      (await protection(found.value)) !== 'free',
      isListed(await accessGroups('user'), id),
      counts.removals > 0 ? await countMembers(id) : ok(undefined),
    ];
    if (!count.ok) return count;
    const { members, counted } = count.value ?? {};
    // Without a list of the members, no one knows whether they are still as the job left them.
    const exempt = areMembersRead({ members, counted }) ? Math.min(mayBeExempt, removals) : 0;
    const group: PlanGroup = {
      id,
      name,
      ...counts,
      ...(exempt > 0 && { exempt }),
      isProtected,
      ...(givesAccess !== undefined && { givesAccess }),
      ...count.value,
    };
    const certainMembers = isFreshUndo ? certainMembersOf(group) : 0;
    const refusal: FailureCode | undefined =
      management !== 'admins'
        ? 'externally-managed'
        : refuseRemovals({ ...tally, members: members ?? 0, counted, certainMembers, isProtected });
    return ok({ ...group, ...(refusal && { refusal }) });
  };

  return async function inspectGroups(draft, survey, isFreshUndo) {
    const places = draft.groups.map((id, place) => ({ id, place, tally: survey.groups[place] }));
    const countMembers = makeCountMembers(deps);
    const looked = await mapConcurrently(places, AT_ONCE, ({ id, place, tally }) =>
      tally
        ? look(id, tally, { mayBeExempt: draft.exempt?.[place] ?? 0, isFreshUndo }, countMembers)
        : Promise.resolve(failed('invalid-input')),
    );
    const groups: PlanGroup[] = [];
    for (const each of looked) {
      if (!each.ok) return each;
      groups.push(each.value);
    }
    const { mostRemovals, mostRemovedPercent } = await settings.read();
    const ceilings = { mostRemovals, mostRemovedPercent };
    return ok({ groups: withinCeilings(groups, ceilings), ceilings });
  };
};
