import type { GroupId, GroupName } from '../../domain/group';
import { failed, type FailureCode, ok, type Outcome } from '../../domain/outcome';
import { refuseRemovals, withinCeilings } from '../../domain/plan/guardRails';
import type { Plan, PlanDraft, PlanGroup } from '../../domain/plan/plan';
import { areMembersRead } from '../../domain/plan/planCost';
import { type AccessGroups, isListed, type Protection } from '../authority/protection';
import { mapConcurrently } from '../concurrency/allSettledOrThrow';
import type { GroupLookup } from '../groups/groupLookup';
import type { OwnGroup, ReadOwnRecord } from '../record/ownRecord';
import type { GroupDirectory } from '../ports/confluence';
import type { Clock } from '../ports/platform';
import type { SettingsStore } from '../ports/storage';
import { countForRemovals, type CountMembers, makeCountMembers } from './countMembers';
import type { Survey } from './surveyRows';

const AT_ONCE = 90; // allows 90 reads a second if each takes a second

/**
 * Reads each group of a plan once: its name, its access, its member count if the plan removes some,
 * and why the plan may not change it. The result also has the limits on removals that were applied.
 */
export type InspectGroups = (
  draft: Pick<PlanDraft, 'groups' | 'exempt' | 'origin'>,
  survey: Survey,
) => Promise<Outcome<Required<Pick<Plan, 'groups' | 'ceilings'>>>>;

export const makeInspectGroups = (deps: {
  lookup: GroupLookup;
  protection: Protection;
  accessGroups: AccessGroups;
  directory: Pick<GroupDirectory, 'countMembers' | 'readMembers'>;
  settings: Pick<SettingsStore, 'read'>;
  readOwnRecord: ReadOwnRecord;
  clock: Clock;
}): InspectGroups => {
  const { lookup, protection, accessGroups, directory, settings, readOwnRecord } = deps;

  const look = async (
    id: GroupId,
    tally: Survey['groups'][number],
    {
      mayBeExempt,
      own,
      isUndo,
    }: { mayBeExempt: number; own: OwnGroup | undefined; isUndo: boolean },
    countMembers: CountMembers,
  ): Promise<Outcome<PlanGroup>> => {
    const { removesAuthor, adds, removals } = tally;
    const counts = { adds, removals };
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
    const [givesAccess, count] = [
      isListed(await accessGroups('user'), id),
      counts.removals > 0
        ? await countForRemovals({ directory, countMembers }, { id }, own, isUndo)
        : ok(undefined),
    ];
    if (!count.ok) return count;
    const { members, counted } = count.value ?? {};
    // Without a list of the members, no one knows whether they are still as the job left them.
    const exempt = areMembersRead({ members, counted }) ? Math.min(mayBeExempt, removals) : 0;
    const refusal: FailureCode | undefined =
      management !== 'admins'
        ? 'externally-managed'
        : refuseRemovals({ ...tally, members: members ?? 0, counted, isProtected });
    return ok({
      id,
      name,
      ...counts,
      ...(exempt > 0 && { exempt }),
      isProtected,
      ...(givesAccess !== undefined && { givesAccess }),
      ...count.value,
      ...(refusal && { refusal }),
    });
  };

  return async function inspectGroups(draft, survey) {
    const record = await readOwnRecord(draft.groups);
    const isUndo = draft.origin.kind === 'undo';
    const places = draft.groups.map((id, place) => ({ id, place, tally: survey.groups[place] }));
    const countMembers = makeCountMembers(deps);
    const looked = await mapConcurrently(places, AT_ONCE, ({ id, place, tally }) =>
      tally
        ? look(
            id,
            tally,
            { mayBeExempt: draft.exempt?.[place] ?? 0, own: record.get(id), isUndo },
            countMembers,
          )
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
