import type { AccountId } from '../../domain/accountId';
import type { StopReason } from '../../domain/job/stopReason';
import type { Job } from '../../domain/job/job';
import { pointsToList } from '../../domain/plan/membershipLookup';
import { readAllMembers } from '../plans/readAllMembers';
import type { Clock } from '../ports/clock';
import type { GroupDirectory } from '../ports/groupDirectory';
import type { PlanStore } from '../ports/planStore';
import { allSettledOrThrow } from '../allSettledOrThrow';
import { groupsToRead, type PlacedGroup } from './groupsToRead';
import type { ShouldStop } from './shouldStop';
import { stopForUnread } from './waitReason';
import { makeNoteMembers, type MembersByPlace } from './noteMembers';
import type { OpenJob, OpenJobs } from './openJobs';

const MAX_HELD = 10_000; // members that are read again where they could not be noted

/**
 * Reads who is in the groups that a job takes people out of, since Confluence says "removed" of
 * anybody. With it comes the last look at the guard rail: a group that would be empty keeps its
 * members, and those rows end without being tried. Many groups are read before anything is noted:
 * their rows stand side by side in the stored chunks, and each chunk is written once for all. `onRead`
 * is told of the job each time that it is stored with more of that done.
 */
export type ReadMembersFirst = (
  opened: OpenJob,
  shouldStop: ShouldStop,
  onRead: (job: Job) => void,
) => Promise<{ job: Job; stop?: StopReason; hasAdvanced: boolean }>;

export const makeReadMembersFirst = (deps: {
  directory: Pick<GroupDirectory, 'readMembers' | 'countMembers'>;
  plans: PlanStore;
  openJobs: Pick<OpenJobs, 'chunk'>;
  clock: Clock;
}): ReadMembersFirst => {
  const { directory, clock } = deps;
  const noteMembers = makeNoteMembers(deps);

  /** Reads groups from the job's next one on, until there are enough or something is in the way. */
  const readSome = async (job: Job, shouldStop: ShouldStop): Promise<Reading> => {
    const members = new Map<number, ReadonlySet<AccountId>>();
    let held = 0;
    let next = job.nextGroup;
    while (next < job.groups.length && held < MAX_HELD) {
      const groups = groupsToRead(job, next);
      const stop = groups.length > 0 ? await shouldStop(pointsToRead(groups)) : undefined;
      if (stop) return { members, next, stop };
      const read = await allSettledOrThrow(
        groups.map(async ({ place, group }) => ({
          place,
          found: await readAllMembers(directory, group),
        })),
      );
      for (const { place, found } of read) {
        if (!found.ok) return { members, next: place, stop: stopForUnread(found.failure, clock()) };
        if (found.value === 'too-many') continue;
        members.set(place, found.value);
        held += found.value.size;
      }
      next = (groups.at(-1)?.place ?? job.groups.length - 1) + 1;
    }
    return { members, next };
  };

  /** Costs next to nothing, and Confluence's answer tells how many points are left. */
  const askOfPoints = async ([first]: readonly PlacedGroup[]): Promise<StopReason | undefined> => {
    const counted = first && (await directory.countMembers(first.group.id));
    return counted?.ok === false ? stopForUnread(counted.failure, clock()) : undefined;
  };

  return async ({ job: before, save }, shouldStop, onRead) => {
    let job = before;
    const unasked = await askOfPoints(groupsToRead(job, job.nextGroup));
    if (unasked) return { job, stop: unasked, hasAdvanced: false };
    while (job.nextGroup < job.groups.length) {
      const was = job.nextGroup;
      const { members, next, stop } = await readSome(job, shouldStop);
      await noteMembers(job, members);
      job = { ...job, nextGroup: next };
      if (next > was && job.groups.some(({ removals }) => removals > 0)) {
        await save(job); // a step that is ended here does not read it again
        onRead(job);
      }
      if (stop) return { job, stop, hasAdvanced: job.nextGroup > before.nextGroup };
    }
    return { job, hasAdvanced: job.nextGroup > before.nextGroup };
  };
};

type Reading = { members: MembersByPlace; next: number; stop?: StopReason };

const pointsToRead = (groups: readonly PlacedGroup[]): number =>
  groups.reduce((sum, { group }) => sum + pointsToList(group.members ?? 0), 0);
