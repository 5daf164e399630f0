import type { GroupName } from '../../domain/group';
import { failed, type FailureCode, ok, type Outcome } from '../../domain/outcome';
import { refuseRemovals, withinCeilings } from '../../domain/plan/guardRails';
import type { Plan, PlanDraft, PlanGroup } from '../../domain/plan/plan';
import { areMembersRead } from '../../domain/plan/planCost';
import {
  type AccessGroups,
  isListed,
  type KnownGroups,
  protectionBy,
} from '../authority/protection';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { Crypto } from '../ports/platform';
import type { SettingsStore } from '../ports/storage';
import type { GroupSeen, ReadGroups } from './readGroups';
import type { Survey } from './surveyRows';

/**
 * Reads each group of a plan once: its name, its access, its member count if the plan removes some,
 * and why the plan may not change it. The result also has the limits on removals that were applied.
 * It may take several calls: see `ReadGroups`.
 */
export type InspectGroups = (
  draft: Pick<PlanDraft, 'groups' | 'exempt' | 'origin'>,
  survey: Survey,
) => Promise<Outcome<Required<Pick<Plan, 'groups' | 'ceilings'>>>>;

export const makeInspectGroups = (deps: {
  readGroups: ReadGroups;
  accessGroups: AccessGroups;
  settings: Pick<SettingsStore, 'read'>;
  digest: Crypto['digest'];
}): InspectGroups =>
  async function inspectGroups({ groups, exempt, origin }, survey) {
    const { readGroups, accessGroups, settings, digest } = deps;
    const [seen, admin, siteAdmin, user, { mostRemovals, mostRemovedPercent }] =
      await allSettledOrThrow([
        // The same rows in the same groups, also in another draft.
        readGroups(
          digest([...groups, ...survey.chunkDigests].join(' ')),
          groups.map((id, place) => ({ id, isCounted: removalsOf(survey.groups[place]) > 0 })),
          origin.kind === 'undo',
        ),
        accessGroups('admin'),
        accessGroups('site-admin'),
        accessGroups('user'),
        settings.read(),
      ]);
    if (!seen.ok) return seen;
    const lists = { admin, siteAdmin, user };
    // A plan is final, so it must not call this a removal of the author's own admin rights.
    const isUnknown = seen.value.groups.some(
      ({ found }, place) =>
        survey.groups[place]?.removesAuthor &&
        found !== 'gone' &&
        protectionBy(found, [admin, siteAdmin]) === 'unknown',
    );
    if (isUnknown) return failed('unavailable');
    const { unlisted } = seen.value;
    const inspected = seen.value.groups.flatMap((group, place): PlanGroup[] => {
      const tally = survey.groups[place];
      if (!tally) return [];
      const more = { mayBeExempt: exempt?.[place] ?? 0, unlisted: unlisted.get(group.id) ?? 0 };
      return [planGroupOf(group, tally, more, lists)];
    });
    const ceilings = { mostRemovals, mostRemovedPercent };
    return ok({ groups: withinCeilings(inspected, ceilings), ceilings });
  };

type Tally = Survey['groups'][number];

const removalsOf = (tally: Tally | undefined): number => tally?.removals ?? 0;

/** The lists of groups that give an access. */
type Lists = Record<'admin' | 'siteAdmin' | 'user', KnownGroups>;

/** A group as a plan has it. `mayBeExempt` of its removals may not count toward the limits. */
const planGroupOf = (
  { id, found, members, counted }: GroupSeen,
  { adds, removals, removesAuthor }: Tally,
  { mayBeExempt, unlisted }: { mayBeExempt: number; unlisted: number },
  { admin, siteAdmin, user }: Lists,
): PlanGroup => {
  if (found === 'gone') {
    const gone = { id, name: '' as GroupName, adds, removals, isProtected: false };
    return { ...gone, refusal: 'group-not-found' };
  }
  const isProtected = protectionBy(found, [admin, siteAdmin]) !== 'free';
  const givesAccess = isListed(user, id);
  const refusal: FailureCode | undefined =
    found.management !== 'admins'
      ? 'externally-managed'
      : refuseRemovals({
          removals,
          removesAuthor,
          members: (members ?? 0) + unlisted,
          counted,
          isProtected,
        });
  // Without a list of the members, no one knows whether they are still as the job left them.
  const exempt = areMembersRead({ members, counted }) ? Math.min(mayBeExempt, removals) : 0;
  return {
    ...{ id, name: found.name, adds, removals },
    ...(exempt > 0 && { exempt }),
    isProtected,
    ...(givesAccess !== undefined && { givesAccess }),
    ...(members !== undefined && { members }),
    ...(counted && { counted }),
    ...(refusal && { refusal }),
  };
};
