import type { AccountId } from '../../domain/accountId';
import type { Halt } from '../../domain/job/halt';
import type { Job } from '../../domain/job/job';
import { emptyPart, type JobPart } from '../../domain/job/jobPart';
import type { PlanRow } from '../../domain/plan/plan';
import { partsOf } from '../../domain/plan/plan';
import { areMembersRead } from '../../domain/plan/planCost';
import { readAllMembers } from '../plans/readAllMembers';
import type { Clock } from '../ports/clock';
import type { GroupDirectory } from '../ports/groupDirectory';
import type { JobStore } from '../ports/jobStore';
import type { PlanStore } from '../ports/planStore';
import type { Halted } from './halted';
import { haltUnread } from './later';

const PARTS_AT_ONCE = 10;

/**
 * Reads who is in the groups that a job takes people out of, since Confluence says "removed" of
 * anybody. With it comes the last look at the guard rail: a group that would be empty keeps its
 * members, and those rows end without being tried.
 */
export type ReadMembersFirst = (
  job: Job,
  halted: Halted,
) => Promise<{ job: Job; halt?: Halt; hasAdvanced: boolean }>;

export const makeReadMembersFirst = (parts: {
  directory: Pick<GroupDirectory, 'readMembers'>;
  plans: PlanStore;
  jobs: JobStore;
  clock: Clock;
}): ReadMembersFirst => {
  const { directory, plans, jobs, clock } = parts;

  /** Runs something over all stored parts that have removals from this group. */
  const eachPart = async (
    job: Job,
    place: number,
    run: (number: number, rows: readonly PlanRow[], indexes: readonly number[]) => Promise<void>,
  ): Promise<void> => {
    for (let first = 0; first < partsOf(job.rows); first += PARTS_AT_ONCE) {
      const count = Math.min(PARTS_AT_ONCE, partsOf(job.rows) - first);
      const read = (await plans.readParts(job.id, first, count)) ?? [];
      for (const [offset, rows] of read.entries()) {
        const indexes = rows.flatMap(({ action, group }, index) =>
          action === 'remove' && group === place ? [index] : [],
        );
        if (indexes.length > 0) await run(first + offset, rows, indexes);
      }
    }
  };

  const note = async (job: Job, place: number, members: ReadonlySet<AccountId>): Promise<void> => {
    let removed = 0;
    await eachPart(job, place, (_number, rows, indexes) => {
      removed += indexes.filter((index) => isIn(members, rows[index])).length;
      return Promise.resolve();
    });
    const wouldEmpty = removed > 0 && removed >= members.size;
    await eachPart(job, place, async (number, rows, indexes) => {
      const [stored] = await jobs.readParts(job.id, number, 1);
      await jobs.savePart(job.id, number, noted(stored, rows, indexes, members, wouldEmpty));
    });
  };

  return async (before, halted) => {
    let job = before;
    while (job.nextGroup < job.groups.length) {
      const group = job.groups[job.nextGroup];
      if (group && group.removals > 0 && areMembersRead(group)) {
        const halt = await halted();
        if (halt) return { job, halt, hasAdvanced: job.nextGroup > before.nextGroup };
        const members = await readAllMembers(directory, group);
        if (!members.ok) {
          const unread = haltUnread(members.failure, clock());
          return { job, halt: unread, hasAdvanced: job.nextGroup > before.nextGroup };
        }
        if (members.value !== 'too-many') await note(job, job.nextGroup, members.value);
        job = { ...job, nextGroup: job.nextGroup + 1 };
        await jobs.save(job); // a step that is ended here does not read it all again
        continue;
      }
      job = { ...job, nextGroup: job.nextGroup + 1 };
    }
    return { job, hasAdvanced: job.nextGroup > before.nextGroup };
  };
};

const isIn = (members: ReadonlySet<AccountId>, row: PlanRow | undefined): boolean =>
  row !== undefined && members.has(row.accountId);

const noted = (
  stored: JobPart | undefined,
  rows: readonly PlanRow[],
  indexes: readonly number[],
  members: ReadonlySet<AccountId>,
  wouldEmpty: boolean,
): JobPart => {
  const part = stored ?? emptyPart(rows.length);
  const wereMembers = part.wereMembers ?? rows.map(() => undefined);
  const ends = [...part.ends];
  const known = [...wereMembers];
  for (const index of indexes) {
    known[index] ??= isIn(members, rows[index]);
    if (wouldEmpty && ends[index] === undefined)
      ends[index] = { outcome: 'would-empty-group', certain: true };
  }
  return { ...part, ends, wereMembers: known };
};
