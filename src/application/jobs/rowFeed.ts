import { emptyPart, isComplete, type JobPart } from '../../domain/job/jobPart';
import type { RowEnd } from '../../domain/job/rowEnd';
import { partsOf } from '../../domain/plan/plan';
import { digestOfRows } from '../../domain/plan/planHash';
import type { Job } from '../../domain/job/job';
import type { Crypto } from '../ports/crypto';
import type { PlanStore } from '../ports/planStore';
import { StoreUnavailable } from '../ports/storeUnavailable';
import { allSettledOrThrow } from '../allSettledOrThrow';
import type { OpenJobs } from './openJobs';
import { makePartInWork, type PartInWork, type RowInWork } from './partInWork';

/** All that is left to do of a job, row by row, across its parts. */
export type RowFeed = {
  next: () => Promise<RowInWork | undefined>;
  /** Whether every row was handed out. */
  isExhausted: () => boolean;
  /** Stores what became of everything, once nothing is in flight. Throws where that failed. */
  close: () => Promise<void>;
};

export type PartDone = (number: number, ends: readonly RowEnd[]) => void;

const isEnded = (end: RowEnd | undefined): end is RowEnd => end !== undefined;

export const makeRowFeed = (deps: {
  job: Job;
  plans: PlanStore;
  openJobs: Pick<OpenJobs, 'part'>;
  digest: Crypto['digest'];
  /** Of each part of the plan, as it was approved. */
  partDigests: readonly string[];
  /** Called once for each part that is complete and stored, in no order. */
  onDone: PartDone;
}): RowFeed => {
  const { job, plans, openJobs, digest, partDigests, onDone } = deps;
  let current: PartInWork | undefined;
  let number = job.nextPart - 1;
  let exhausted = false;
  const inWork: {
    part: PartInWork;
    running: number;
    issued: boolean;
    closed?: Promise<boolean>;
  }[] = [];

  const open = async (next: number): Promise<PartInWork> => {
    const [planParts, { part: stored, save }] = await allSettledOrThrow([
      plans.readParts(job.id, next, 1),
      openJobs.part(job.id, next),
    ]);
    const rows = planParts?.[0];
    // A plan is kept as long as its job: without its rows nothing can be said, and nothing is done.
    if (!rows) throw new StoreUnavailable('read plan rows', 'missing');
    if (digestOfRows(digest, rows) !== partDigests[next])
      throw new StoreUnavailable('read plan rows', 'altered');
    const part: JobPart = stored ?? emptyPart(rows.length);
    // Too few ends would pass for a part that is complete.
    if (part.ends.length !== rows.length) throw new StoreUnavailable('read job rows', 'altered');
    if (isComplete(part)) onDone(next, part.ends.filter(isEnded));
    return makePartInWork({ number: next, rows, stored: part, save });
  };

  /** Stores a part early; where that fails `close` of the feed tries again, and is told. */
  const closeWhenOver = (entry: (typeof inWork)[number]): void => {
    if (!entry.issued || entry.running > 0) return;
    entry.closed ??= close(entry.part).then(
      () => true,
      () => false,
    );
  };

  const close = async (part: PartInWork): Promise<void> => {
    await part.close();
    const ends = part.ends();
    if (ends.every(isEnded)) onDone(part.number, ends.filter(isEnded));
  };

  const next = async (): Promise<RowInWork | undefined> => {
    while (!exhausted) {
      if (!current) {
        number += 1;
        if (number >= partsOf(job.rows)) {
          exhausted = true;
          return undefined;
        }
        current = await open(number);
        if (current.ends().every(isEnded)) {
          current = undefined;
          continue;
        }
        inWork.push({ part: current, running: 0, issued: false });
      }
      const entry = inWork.at(-1);
      const row = await current.next();
      if (!entry) throw new Error('A part is in work without being listed.');
      if (row) {
        entry.running += 1;
        const over = (): void => {
          entry.running -= 1;
          closeWhenOver(entry);
        };
        return {
          ...row,
          end: (end) => {
            row.end(end);
            over();
          },
          leave: (tried) => {
            row.leave(tried);
            over();
          },
        };
      }
      entry.issued = true;
      closeWhenOver(entry);
      current = undefined;
    }
    return undefined;
  };

  return {
    next,
    isExhausted: () => exhausted,
    close: async () => {
      await allSettledOrThrow(
        inWork.map(async ({ part, closed }) => {
          if (!(await closed)) await close(part);
        }),
      );
    },
  };
};
