import type { AccountId } from '../../domain/accountId';
import type { Job } from '../../domain/job/job';
import { emptyChunk, openRows, type JobChunk } from '../../domain/job/jobChunk';
import { chunksOf, type PlanRow } from '../../domain/plan/plan';
import type { PlanStore } from '../ports/planStore';
import { StoreUnavailable } from '../ports/storeUnavailable';
import { mapConcurrently } from '../allSettledOrThrow';
import type { OpenJobs } from './openJobs';

const CHUNKS_AT_ONCE = 10;

/** Who is in some of a job's groups, by the groups' places. */
export type MembersByPlace = ReadonlyMap<number, ReadonlySet<AccountId>>;

/**
 * Notes at the rows that take somebody out of these groups whether they were in there. Where a
 * group would be empty after that, its rows end here.
 */
export type NoteMembers = (job: Job, members: MembersByPlace) => Promise<void>;

export const makeNoteMembers = (deps: {
  plans: PlanStore;
  openJobs: Pick<OpenJobs, 'chunk'>;
}): NoteMembers => {
  const { plans, openJobs } = deps;

  /** Runs something over the stored chunks of a plan, some at a time. */
  const eachChunk = async (
    job: Job,
    run: (rows: readonly PlanRow[], number: number) => Promise<void>,
  ): Promise<void> => {
    for (let first = 0; first < chunksOf(job.rows); first += CHUNKS_AT_ONCE) {
      const count = Math.min(CHUNKS_AT_ONCE, chunksOf(job.rows) - first);
      const read = await plans.readChunks(job.id, first, count);
      if (!read) throw new StoreUnavailable('read plan rows', 'missing');
      await mapConcurrently([...read.entries()], CHUNKS_AT_ONCE, ([offset, rows]) =>
        run(rows, first + offset),
      );
    }
  };

  return async (job, members) => {
    if (members.size === 0) return;
    const removed = new Map<number, number>();
    await eachChunk(job, (rows) => {
      for (const row of rows)
        if (wasMember(row, members)) removed.set(row.group, (removed.get(row.group) ?? 0) + 1);
      return Promise.resolve();
    });
    const emptied = new Set(
      [...removed].flatMap(([place, count]) =>
        count >= (members.get(place)?.size ?? 0) ? [place] : [],
      ),
    );
    await eachChunk(job, async (rows, number) => {
      if (!rows.some((row) => wasMember(row, members) !== undefined)) return;
      const { chunk, save } = await openJobs.chunk(job.id, number);
      await save(noted(chunk, rows, members, emptied));
    });
  };
};

/** Of a row that takes somebody out of one of these groups; undefined of any other. */
const wasMember = (
  { action, group, accountId }: PlanRow,
  members: MembersByPlace,
): boolean | undefined => (action === 'remove' ? members.get(group)?.has(accountId) : undefined);

const noted = (
  stored: JobChunk | undefined,
  rows: readonly PlanRow[],
  members: MembersByPlace,
  emptied: ReadonlySet<number>,
): JobChunk => {
  const chunk = stored ?? emptyChunk(rows.length);
  const untouched = new Set(openRows(chunk).flatMap(({ index, tried }) => (tried ? [] : [index])));
  const ends = [...chunk.ends];
  const wereMembers = rows.map((row, index) => {
    const [before, now] = [chunk.wereMembers?.[index], wasMember(row, members)];
    // Who may have been taken out by this job is not to be believed to have been away before.
    return untouched.has(index) ? (now ?? before) : (before ?? now);
  });
  for (const [index, { action, group }] of rows.entries())
    if (action === 'remove' && emptied.has(group))
      ends[index] ??= { outcome: 'would-empty-group', certain: untouched.has(index) };
  return { ...chunk, ends, wereMembers };
};
