import { emptyChunk, isComplete, type JobChunk } from '../../domain/job/jobChunk';
import type { RowEnd } from '../../domain/job/rowEnd';
import { chunksOf } from '../../domain/plan/plan';
import { digestOfRows } from '../../domain/plan/planHash';
import type { Job } from '../../domain/job/job';
import type { Crypto } from '../ports/crypto';
import type { PlanStore } from '../ports/planStore';
import { StoreUnavailable } from '../ports/storeUnavailable';
import { allSettledOrThrow } from '../allSettledOrThrow';
import type { OpenJobs } from './openJobs';
import { makeChunkInWork, type ChunkInWork, type RowInWork } from './chunkInWork';

/** All that is left to do of a job, row by row, across its chunks. */
export type RowFeed = {
  next: () => Promise<RowInWork | undefined>;
  /** Whether every row was handed out. */
  isExhausted: () => boolean;
  /** Stores what became of everything, once nothing is in flight. Throws where that failed. */
  close: () => Promise<void>;
};

export type ChunkDone = (number: number, ends: readonly RowEnd[]) => void;

const isEnded = (end: RowEnd | undefined): end is RowEnd => end !== undefined;

export const makeRowFeed = (deps: {
  job: Job;
  plans: PlanStore;
  openJobs: Pick<OpenJobs, 'chunk'>;
  digest: Crypto['digest'];
  /** Of each chunk of the plan, as it was approved. */
  chunkDigests: readonly string[];
  /** Called once for each chunk that is complete and stored, in no order. */
  onDone: ChunkDone;
}): RowFeed => {
  const { job, plans, openJobs, digest, chunkDigests, onDone } = deps;
  let current: ChunkInWork | undefined;
  let number = job.nextChunk - 1;
  let exhausted = false;
  const inWork: {
    chunk: ChunkInWork;
    running: number;
    issued: boolean;
    closed?: Promise<boolean>;
  }[] = [];

  const open = async (next: number): Promise<ChunkInWork> => {
    const [planDeps, { chunk: stored, save }] = await allSettledOrThrow([
      plans.readChunks(job.id, next, 1),
      openJobs.chunk(job.id, next),
    ]);
    const rows = planDeps?.[0];
    // A plan is kept as long as its job: without its rows nothing can be said, and nothing is done.
    if (!rows) throw new StoreUnavailable('read plan rows', 'missing');
    if (digestOfRows(digest, rows) !== chunkDigests[next])
      throw new StoreUnavailable('read plan rows', 'altered');
    const chunk: JobChunk = stored ?? emptyChunk(rows.length);
    // Too few ends would pass for a chunk that is complete.
    if (chunk.ends.length !== rows.length) throw new StoreUnavailable('read job rows', 'altered');
    if (isComplete(chunk)) onDone(next, chunk.ends.filter(isEnded));
    return makeChunkInWork({ number: next, rows, stored: chunk, save });
  };

  /** Stores a chunk early; where that fails `close` of the feed tries again, and is told. */
  const closeWhenOver = (entry: (typeof inWork)[number]): void => {
    if (!entry.issued || entry.running > 0) return;
    entry.closed ??= close(entry.chunk).then(
      () => true,
      () => false,
    );
  };

  const close = async (chunk: ChunkInWork): Promise<void> => {
    await chunk.close();
    const ends = chunk.ends();
    if (ends.every(isEnded)) onDone(chunk.number, ends.filter(isEnded));
  };

  const next = async (): Promise<RowInWork | undefined> => {
    while (!exhausted) {
      if (!current) {
        number += 1;
        if (number >= chunksOf(job.rows)) {
          exhausted = true;
          return undefined;
        }
        current = await open(number);
        if (current.ends().every(isEnded)) {
          current = undefined;
          continue;
        }
        inWork.push({ chunk: current, running: 0, issued: false });
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
        inWork.map(async ({ chunk, closed }) => {
          if (!(await closed)) await close(chunk);
        }),
      );
    },
  };
};
