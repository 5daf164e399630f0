import type { GroupId } from '../../domain/groupId';
import type { GroupName } from '../../domain/groupName';
import { failed, ok, type FailureCode, type Outcome } from '../../domain/outcome';
import { MOST_REMOVALS, refuseRemovals } from '../../domain/plan/guardRails';
import type { PlanGroup } from '../../domain/plan/plan';
import type { AccessGroups } from '../authority/accessGroups';
import type { Protection } from '../authority/protection';
import type { GroupLookup } from '../groups/groupLookup';
import type { GroupDirectory } from '../ports/groupDirectory';
import { inChunks } from '../together';
import type { Survey } from './surveyRows';

const AT_ONCE = 10;

/**
 * Looks each group of a plan up once: what it is called now, what it gives, how many members it
 * has where some are to be removed, and whether anything forbids the plan to touch it.
 */
export type LookAtGroups = (
  ids: readonly GroupId[],
  survey: Survey,
  isUndo: boolean,
) => Promise<Outcome<PlanGroup[]>>;

export const makeLookAtGroups = (parts: {
  lookup: GroupLookup;
  protection: Protection;
  accessGroups: AccessGroups;
  directory: Pick<GroupDirectory, 'countMembers'>;
}): LookAtGroups => {
  const { lookup, protection, accessGroups, directory } = parts;

  const look = async (
    id: GroupId,
    tally: Survey['groups'][number],
    isUndo: boolean,
  ): Promise<Outcome<PlanGroup>> => {
    const { removesAuthor, ...counts } = tally;
    const found = await lookup({ by: 'id', id });
    if (!found.ok) {
      if (found.failure.code !== 'group-not-found') return found;
      const gone = { id, name: '' as GroupName, ...counts, isProtected: false };
      return ok({ ...gone, refusal: 'group-not-found' });
    }
    const { name, management } = found.value;
    const [isProtected, access, members] = [
      (await protection(found.value)) !== 'free',
      await accessGroups('user'),
      counts.removals > 0 ? await directory.countMembers(id) : ok(undefined),
    ];
    if (!members.ok) return members;
    const refusal: FailureCode | undefined =
      management !== 'admins'
        ? 'externally-managed'
        : refuseRemovals({ ...tally, members: members.value ?? 0, isProtected }, isUndo);
    return ok({
      id,
      name,
      ...counts,
      isProtected,
      ...(access && { givesAccess: access.includes(id) }),
      ...(members.value !== undefined && { members: members.value }),
      ...(refusal && { refusal }),
    });
  };

  return async (ids, survey, isUndo) => {
    const places = ids.map((id, place) => ({ id, tally: survey.groups[place] }));
    const looked = await inChunks(places, AT_ONCE, ({ id, tally }) =>
      tally ? look(id, tally, isUndo) : Promise.resolve(failed('invalid-input')),
    );
    const groups: PlanGroup[] = [];
    for (const each of looked) {
      if (!each.ok) return each;
      groups.push(each.value);
    }
    return ok(isUndo ? groups : withinCeiling(groups));
  };
};

/** More removals than one plan may hold are refused wherever there are any. */
const withinCeiling = (groups: PlanGroup[]): PlanGroup[] => {
  const removals = groups.reduce((total, group) => total + group.removals, 0);
  if (removals <= MOST_REMOVALS) return groups;
  return groups.map((group) =>
    group.removals > 0 && group.refusal === undefined
      ? { ...group, refusal: 'too-many-removals' }
      : group,
  );
};
