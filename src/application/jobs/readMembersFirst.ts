import type { AccountId } from '../../domain/accountId';
import type { Job } from '../../domain/job/job';
import {
  emptyChunk,
  endTimes,
  type JobChunk,
  openRows,
  type RowEnd,
} from '../../domain/job/jobChunk';
import type { StopReason } from '../../domain/job/stopReason';
import { failed, type Failure, type FailureCode } from '../../domain/outcome';
import { isTooLargeShare } from '../../domain/plan/guardRails';
import { pointsToList } from '../../domain/plan/membershipLookup';
import { chunksOf, type PlanGroup } from '../../domain/plan/plan';
import { areMembersRead } from '../../domain/plan/planCost';
import type { PlanRow } from '../../domain/plan/planRow';
import { allSettledOrThrow, mapConcurrently } from '../concurrency/allSettledOrThrow';
import { membersWithRecord, type ReadOwnRecord } from '../record/ownRecord';
import { CHUNKS_AT_ONCE, type ReadPlanRows, rowsOrThrow } from '../plans/planRows';
import { readAllMembers } from '../plans/readAllMembers';
import type { GroupDirectory } from '../ports/confluence';
import type { Ceilings } from '../../domain/settings';
import { type Clock, isoTime } from '../ports/platform';
import type { SettingsStore } from '../ports/storage';
import type { OpenJobs } from './openJobs';
import { type ShouldStop, stopReasonFor } from './stopReasons';

/** A step before its rows run. `job` is updated when members were read and stored. */
export type StepInWork = {
  job: Job;
  save: (job: Job) => Promise<void>;
  shouldStop: ShouldStop;
};

const MAX_HELD = 10_000; // about how many members are read again if they can't be stored

/**
 * Reads the members of the groups that a job removes people from. Without this, a "removed" proves
 * nothing, because Confluence says it about anyone.
 *
 * This is also the last check that no group is emptied and none loses too large a share of its
 * members. Such a group keeps its members, and its removals end without being tried. If a job has
 * rows left a day after it read the members, it reads them again.
 *
 * Many groups are read before anything is stored. Their rows share the stored chunks, so each chunk
 * is written once for all of them. Resolves with a reason to stop, if there is one.
 */
export type ReadMembersFirst = (step: StepInWork) => Promise<StopReason | undefined>;

export const makeReadMembersFirst = (deps: {
  directory: Pick<GroupDirectory, 'readMembers' | 'countMembers'>;
  readPlanRows: ReadPlanRows;
  openJobs: Pick<OpenJobs, 'chunk'>;
  settings: Pick<SettingsStore, 'read'>;
  readOwnRecord: ReadOwnRecord;
  clock: Clock;
}): ReadMembersFirst => {
  const { directory, settings, readOwnRecord, clock } = deps;
  const noteMembers = makeNoteMembers(deps);
  const unread = (failure: Failure): StopReason =>
    stopReasonFor(failure, { during: 'reading' }, clock());

  /** Reads groups, starting at the job's next one, until there are enough or the step must stop. */
  const readSome = async ({ job, shouldStop }: StepInWork): Promise<Reading> => {
    const members = new Map<number, ReadonlySet<AccountId>>();
    let held = 0;
    let next = job.nextGroup;
    while (next < job.groups.length && held < MAX_HELD) {
      const groups = groupsToRead(job, next);
      const inTime = untilStopped(directory, shouldStop);
      const stop = groups.length > 0 ? await shouldStop(pointsToRead(groups)) : undefined;
      if (stop) return { members, next, stop };
      const read = await allSettledOrThrow(
        groups.map(async ({ place, group }) => ({
          place,
          found: await readAllMembers(inTime, group),
        })),
      );
      for (const { place, found } of read) {
        if (!found.ok) {
          const asked = await shouldStop();
          // Nothing was read in the whole step. Trying again at once would not help.
          const isInVain = asked?.kind === 'time' && place === job.nextGroup;
          const reason = asked && !isInVain ? asked : unread(found.failure);
          return { members, next: place, stop: reason };
        }
        if (found.value === 'too-many') continue;
        members.set(place, found.value);
        held += found.value.size;
      }
      next = (groups.at(-1)?.place ?? job.groups.length - 1) + 1;
    }
    return { members, next };
  };

  /** The members as the lists show them, and as Rollcall's own record corrects them. */
  const readViews = async ({ groups }: Job, listed: MembersByPlace): Promise<Views> => {
    const own = await readOwnRecord(groups.map(({ id }) => id));
    const corrected = [...listed].map(([place, members]) => {
      const id = groups[place]?.id;
      return [place, membersWithRecord(members, id && own.get(id))] as const;
    });
    const sure = corrected.map(([place, members]) => {
      const id = groups[place]?.id;
      const mayBeGone = id && own.get(id)?.mayBeGone;
      return [place, new Set([...members].filter((one) => !mayBeGone?.has(one)))] as const;
    });
    return { listed, members: new Map(corrected), sure: new Map(sure) };
  };

  /**
   * Counts one group's members. This costs little, and the answer shows how many points are left.
   */
  const askForPoints = async ([first]: readonly PlacedGroup[]): Promise<StopReason | undefined> => {
    const counted = first && (await directory.countMembers(first.group.id));
    return counted?.ok === false ? unread(counted.failure) : undefined;
  };

  return async function readMembersFirst(step) {
    step.job = readAgainAfterADay(step.job, clock());
    const noPoints = await askForPoints(groupsToRead(step.job, step.job.nextGroup));
    if (noPoints) return noPoints;
    const hasRemovals = step.job.groups.some(({ removals }) => removals > 0);
    while (step.job.nextGroup < step.job.groups.length) {
      const { members, next, stop } = await readSome(step);
      if (members.size > 0)
        await noteMembers(
          step.job,
          ...(await allSettledOrThrow([readViews(step.job, members), settings.read()])),
        );
      const isRead = hasRemovals && next === step.job.groups.length;
      const job = {
        ...step.job,
        nextGroup: next,
        ...(isRead && { membersReadAt: isoTime(clock) }),
      };
      // If the step is killed later, the next one does not read these groups again.
      if (next > step.job.nextGroup && hasRemovals) await step.save(job);
      step.job = job;
      if (stop) return stop;
    }
    return undefined;
  };
};

const MEMBERS_KEPT_MS = 86_400_000; // as long as a plan can be applied

/** The job, so that all members are read again if that was more than a day ago. */
const readAgainAfterADay = (job: Job, now: number): Job => {
  const { membersReadAt, ...unread } = job;
  return membersReadAt !== undefined && now - Date.parse(membersReadAt) > MEMBERS_KEPT_MS
    ? { ...unread, nextGroup: 0 }
    : job;
};

/**
 * The same directory, which reads no more members once the step must stop. Otherwise the platform
 * would end it halfway, and the next step would do the same again.
 */
const untilStopped = (
  directory: Pick<GroupDirectory, 'readMembers'>,
  shouldStop: ShouldStop,
): Pick<GroupDirectory, 'readMembers'> => ({
  readMembers: async (...page) =>
    (await shouldStop()) ? failed('timed-out') : await directory.readMembers(...page),
});

type Reading = { members: MembersByPlace; next: number; stop?: StopReason };

const pointsToRead = (groups: readonly PlacedGroup[]): number =>
  groups.reduce((sum, { group }) => sum + pointsToList(group.members ?? 0), 0);

const MAX_GROUPS_READ = 50;
const MAX_MEMBERS = 2_000; // or one larger group; an hour must have enough points for it

/** A group with its position in the job. */
type PlacedGroup = { place: number; group: PlanGroup };

/** The next few groups, from this position on, whose members have to be read. */
const groupsToRead = ({ groups, stalls }: Job, from: number): PlacedGroup[] => {
  const most = stalls > 0 ? 1 : MAX_GROUPS_READ; // several were too much for a step
  const chosen: PlacedGroup[] = [];
  let expected = 0;
  for (const [place, group] of groups.entries()) {
    if (place < from || group.removals === 0 || !areMembersRead(group)) continue;
    expected += group.members ?? 0;
    if (chosen.length === most || (chosen.length > 0 && expected > MAX_MEMBERS)) break;
    chosen.push({ place, group });
  }
  return chosen;
};

/** Who is in some of a job's groups, by the positions of the groups. */
type MembersByPlace = ReadonlyMap<number, ReadonlySet<AccountId>>;

/**
 * Notes for each removal from these groups whether the account was a member. If a group would be
 * empty afterwards, or would lose too large a share of its members, its removals end here.
 */
type NoteMembers = (job: Job, views: Views, ceilings: Ceilings) => Promise<void>;

/**
 * Who is in some groups: as the lists show it (`listed`), and as Rollcall's own record of the last
 * minutes corrects it (`members`). The lists lag behind changes. `sure` leaves out people whose
 * removal has an uncertain result.
 */
type Views = { listed: MembersByPlace; members: MembersByPlace; sure: MembersByPlace };

const makeNoteMembers = (deps: {
  readPlanRows: ReadPlanRows;
  openJobs: Pick<OpenJobs, 'chunk'>;
  clock: Clock;
}): NoteMembers => {
  const { readPlanRows, openJobs, clock } = deps;

  return async function noteMembers(job, { listed, members, sure }, ceilings) {
    const [seen, seenInList, unseen] = [countByPlace(), countByPlace(), countByPlace()];
    const seenForSure = countByPlace();
    const planned = rowsOrThrow(await readPlanRows(job, 0, chunksOf(job.rows)));
    for (const row of planned.flat()) {
      const isMember = wasMember(row, members);
      if (isMember !== undefined) (isMember ? seen : unseen).add(row.group);
      if (wasMember(row, listed)) seenInList.add(row.group);
      if (wasMember(row, sure)) seenForSure.add(row.group);
    }
    // The strictest view wins.
    const refused = new Map([
      ...refusedGroups(job, listed, seenInList.counts, ceilings),
      ...refusedGroups(job, members, seen.counts, ceilings),
      ...emptiedGroups(sure, seenForSure.counts),
    ]);
    const left = groupsLeft(job, members, unseen.counts, ceilings);
    await mapConcurrently([...planned.entries()], CHUNKS_AT_ONCE, async ([number, rows]) => {
      if (!rows.some((row) => wasMember(row, members) !== undefined)) return;
      const { chunk, save } = await openJobs.chunk(job.id, number);
      await save(noted(chunk, rows, { members, refused, left }, clock()));
    });
  };
};

type CountByPlace = ReadonlyMap<number, number>;

/** Counts rows by the positions of their groups. */
const countByPlace = () => {
  const counts = new Map<number, number>();
  const add = (place: number): void => {
    counts.set(place, (counts.get(place) ?? 0) + 1);
  };
  return { counts, add };
};

/** The groups in which no one would stay of those who are there for sure. */
const emptiedGroups = (sure: MembersByPlace, seen: CountByPlace): [number, FailureCode][] =>
  [...seen].flatMap(([place, count]): [number, FailureCode][] =>
    count >= (sure.get(place)?.size ?? 0) ? [[place, 'would-empty-group']] : [],
  );

/** The groups from which no one is removed, and why. `seen` has how many members would be. */
const refusedGroups = (
  job: Job,
  members: MembersByPlace,
  seen: CountByPlace,
  ceilings: Ceilings,
): ReadonlyMap<number, FailureCode> => {
  const refused = new Map<number, FailureCode>();
  for (const [place, count] of seen) {
    const size = members.get(place)?.size ?? 0;
    const counted = Math.max(0, count - (job.groups[place]?.exempt ?? 0));
    if (count >= size) refused.set(place, 'would-empty-group');
    else if (isTooLargeShare(counted, size, ceilings)) refused.set(place, 'too-many-removals');
  }
  return refused;
};

/**
 * The groups of an undo in which people who are no longer listed are left alone. They are not as the
 * undone job left them, so they count toward the limits, with the uncertain rows. Within the limits
 * they are removed: they may be suspended, and a suspended member is not listed.
 */
const groupsLeft = (
  { groups }: Job,
  members: MembersByPlace,
  unseen: CountByPlace,
  ceilings: Ceilings,
): ReadonlySet<number> => {
  const counted = [...unseen].flatMap(([place, count]) => {
    const { removals = 0, exempt = 0 } = groups[place] ?? {};
    return exempt > 0 ? [{ place, count: count + removals - exempt }] : [];
  });
  const all = counted.reduce((sum, { count }) => sum + count, 0);
  const tooMany = counted.filter(
    ({ place, count }) =>
      all > ceilings.mostRemovals ||
      isTooLargeShare(count, members.get(place)?.size ?? 0, ceilings),
  );
  return new Set(tooMany.map(({ place }) => place));
};

/** Whether a row removes a member of one of these groups. Undefined for any other row. */
const wasMember = (
  { action, group, accountId }: PlanRow,
  members: MembersByPlace,
): boolean | undefined => (action === 'remove' ? members.get(group)?.has(accountId) : undefined);

const noted = (
  stored: JobChunk | undefined,
  rows: readonly PlanRow[],
  { members, refused, left }: Findings,
  at: number,
): JobChunk => {
  const chunk = stored ?? emptyChunk(rows.length);
  const untouched = new Set(openRows(chunk).flatMap(({ index, tried }) => (tried ? [] : [index])));
  const ends = [...chunk.ends];
  const wereMembers = rows.map((row, index) => {
    const [before, now] = [chunk.wereMembers?.[index], wasMember(row, members)];
    // This job may already have removed the account, so an earlier note counts more.
    return untouched.has(index) ? (now ?? before) : (before ?? now);
  });
  const endedAt = endTimes(chunk); // a row that was never tried gets none
  const endRow = (index: number, end: RowEnd): void => {
    if (ends[index]) return;
    ends[index] = end;
    if (!untouched.has(index)) endedAt[index] = at;
  };
  for (const [index, row] of rows.entries()) {
    const refusal = row.action === 'remove' ? refused.get(row.group) : undefined;
    if (refusal) endRow(index, { outcome: refusal, certain: untouched.has(index) });
    else if (left.has(row.group) && wasMember(row, members) === false)
      endRow(index, { outcome: 'not-a-member', certain: false });
  }
  const { savedAt } = chunk;
  if (savedAt === undefined) return { ...chunk, ends, wereMembers };
  return { ...chunk, ends, wereMembers, endedAt, savedAt: endedAt.includes(at) ? at : savedAt };
};

/** What the members of some groups mean for their rows. */
type Findings = {
  members: MembersByPlace;
  refused: ReadonlyMap<number, FailureCode>;
  left: ReadonlySet<number>;
};
