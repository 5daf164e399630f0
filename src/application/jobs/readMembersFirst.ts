import type { AccountId } from '../../domain/accountId';
import type { Halt } from '../../domain/job/halt';
import type { Job } from '../../domain/job/job';
import { pointsToList } from '../../domain/plan/asking';
import { areMembersRead } from '../../domain/plan/planCost';
import { readAllMembers } from '../plans/readAllMembers';
import type { Clock } from '../ports/clock';
import type { GroupDirectory } from '../ports/groupDirectory';
import type { JobStore } from '../ports/jobStore';
import type { PlanStore } from '../ports/planStore';
import { sideBySide } from '../together';
import type { Halted } from './halted';
import { haltUnread } from './later';
import { makeNoteMembers, type MembersByPlace } from './noteMembers';

const MOST_GROUPS_AT_ONCE = 50;
const MOST_MEMBERS_AT_ONCE = 2_000; // or one larger group: so that an hour has points for it
const MOST_HELD = 10_000; // members that are read again where they could not be noted

/**
 * Reads who is in the groups that a job takes people out of, since Confluence says "removed" of
 * anybody. With it comes the last look at the guard rail: a group that would be empty keeps its
 * members, and those rows end without being tried. Many groups are read before anything is noted:
 * their rows stand side by side in the stored parts, and each part is written once for all. `onRead`
 * is told of the job each time that it is stored with more of that done.
 */
export type ReadMembersFirst = (
  job: Job,
  halted: Halted,
  onRead: (job: Job) => void,
) => Promise<{ job: Job; halt?: Halt; hasAdvanced: boolean }>;

export const makeReadMembersFirst = (parts: {
  directory: Pick<GroupDirectory, 'readMembers' | 'countMembers'>;
  plans: PlanStore;
  jobs: JobStore;
  clock: Clock;
}): ReadMembersFirst => {
  const { directory, jobs, clock } = parts;
  const noteMembers = makeNoteMembers(parts);

  /** Reads groups from the job's next one on, until there are enough or something is in the way. */
  const readSome = async (job: Job, halted: Halted): Promise<Reading> => {
    const members = new Map<number, ReadonlySet<AccountId>>();
    let held = 0;
    let next = job.nextGroup;
    while (next < job.groups.length && held < MOST_HELD) {
      const places = placesToRead(job, next);
      const halt = places.length > 0 ? await halted(pointsToRead(job, places)) : undefined;
      if (halt) return { members, next, halt };
      const read = await sideBySide(places, MOST_GROUPS_AT_ONCE, async (place) => {
        const group = job.groups[place];
        if (!group) throw new Error('A job has fewer groups than it counts.');
        return { place, found: await readAllMembers(directory, group) };
      });
      for (const { place, found } of read) {
        if (!found.ok) return { members, next: place, halt: haltUnread(found.failure, clock()) };
        if (found.value === 'too-many') continue;
        members.set(place, found.value);
        held += found.value.size;
      }
      next = (places.at(-1) ?? job.groups.length - 1) + 1;
    }
    return { members, next };
  };

  /** Costs next to nothing, and Confluence's answer tells how many points are left. */
  const askOfPoints = async ({ groups }: Job, [first]: readonly number[]) => {
    const group = first === undefined ? undefined : groups[first];
    const counted = group && (await directory.countMembers(group.id));
    return counted?.ok === false ? haltUnread(counted.failure, clock()) : undefined;
  };

  return async (before, halted, onRead) => {
    let job = before;
    const unasked = await askOfPoints(job, placesToRead(job, job.nextGroup));
    if (unasked) return { job, halt: unasked, hasAdvanced: false };
    while (job.nextGroup < job.groups.length) {
      const was = job.nextGroup;
      const { members, next, halt } = await readSome(job, halted);
      await noteMembers(job, members);
      job = { ...job, nextGroup: next };
      if (next > was && job.groups.some(({ removals }) => removals > 0)) {
        await jobs.save(job); // a step that is ended here does not read it again
        onRead(job);
      }
      if (halt) return { job, halt, hasAdvanced: job.nextGroup > before.nextGroup };
    }
    return { job, hasAdvanced: job.nextGroup > before.nextGroup };
  };
};

type Reading = { members: MembersByPlace; next: number; halt?: Halt };

/** The next few groups whose members have to be read. */
const placesToRead = ({ groups }: Job, from: number): number[] => {
  const places: number[] = [];
  let expected = 0;
  for (const [place, group] of groups.entries()) {
    if (place < from || group.removals === 0 || !areMembersRead(group)) continue;
    expected += group.members ?? 0;
    if (places.length === MOST_GROUPS_AT_ONCE) break;
    if (places.length > 0 && expected > MOST_MEMBERS_AT_ONCE) break;
    places.push(place);
  }
  return places;
};

const pointsToRead = ({ groups }: Job, places: readonly number[]): number =>
  places.reduce((sum, place) => sum + pointsToList(groups[place]?.members ?? 0), 0);
