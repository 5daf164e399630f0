import type { AccountId } from '../../domain/accountId';
import type { Job } from '../../domain/job/job';
import { emptyPart, openRows, type JobPart } from '../../domain/job/jobPart';
import { partsOf, type PlanRow } from '../../domain/plan/plan';
import type { PlanStore } from '../ports/planStore';
import { StoreUnavailable } from '../ports/storeUnavailable';
import { mapConcurrently } from '../allSettledOrThrow';
import type { OpenJobs } from './openJobs';

const PARTS_AT_ONCE = 10;

/** Who is in some of a job's groups, by the groups' places. */
export type MembersByPlace = ReadonlyMap<number, ReadonlySet<AccountId>>;

/**
 * Notes at the rows that take somebody out of these groups whether they were in there. Where a
 * group would be empty after that, its rows end here.
 */
export type NoteMembers = (job: Job, members: MembersByPlace) => Promise<void>;

export const makeNoteMembers = (deps: {
  plans: PlanStore;
  openJobs: Pick<OpenJobs, 'part'>;
}): NoteMembers => {
  const { plans, openJobs } = deps;

  /** Runs something over the stored parts of a plan, some at a time. */
  const eachPart = async (
    job: Job,
    run: (rows: readonly PlanRow[], number: number) => Promise<void>,
  ): Promise<void> => {
    for (let first = 0; first < partsOf(job.rows); first += PARTS_AT_ONCE) {
      const count = Math.min(PARTS_AT_ONCE, partsOf(job.rows) - first);
      const read = await plans.readParts(job.id, first, count);
      if (!read) throw new StoreUnavailable('read plan rows', 'missing');
      await mapConcurrently([...read.entries()], PARTS_AT_ONCE, ([offset, rows]) =>
        run(rows, first + offset),
      );
    }
  };

  return async (job, members) => {
    if (members.size === 0) return;
    const removed = new Map<number, number>();
    await eachPart(job, (rows) => {
      for (const row of rows)
        if (wasMember(row, members)) removed.set(row.group, (removed.get(row.group) ?? 0) + 1);
      return Promise.resolve();
    });
    const emptied = new Set(
      [...removed].flatMap(([place, count]) =>
        count >= (members.get(place)?.size ?? 0) ? [place] : [],
      ),
    );
    await eachPart(job, async (rows, number) => {
      if (!rows.some((row) => wasMember(row, members) !== undefined)) return;
      const { part, save } = await openJobs.part(job.id, number);
      await save(noted(part, rows, members, emptied));
    });
  };
};

/** Of a row that takes somebody out of one of these groups; undefined of any other. */
const wasMember = (
  { action, group, accountId }: PlanRow,
  members: MembersByPlace,
): boolean | undefined => (action === 'remove' ? members.get(group)?.has(accountId) : undefined);

const noted = (
  stored: JobPart | undefined,
  rows: readonly PlanRow[],
  members: MembersByPlace,
  emptied: ReadonlySet<number>,
): JobPart => {
  const part = stored ?? emptyPart(rows.length);
  const untouched = new Set(openRows(part).flatMap(({ index, tried }) => (tried ? [] : [index])));
  const ends = [...part.ends];
  const wereMembers = rows.map((row, index) => {
    const [before, now] = [part.wereMembers?.[index], wasMember(row, members)];
    // Who may have been taken out by this job is not to be believed to have been away before.
    return untouched.has(index) ? (now ?? before) : (before ?? now);
  });
  for (const [index, { action, group }] of rows.entries())
    if (action === 'remove' && emptied.has(group))
      ends[index] ??= { outcome: 'would-empty-group', certain: untouched.has(index) };
  return { ...part, ends, wereMembers };
};
