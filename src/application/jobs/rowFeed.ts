import { addCounts, type Counts, countsOf, type Job } from '../../domain/job/job';
import {
  emptyChunk,
  isComplete,
  type JobChunk,
  openRows,
  type RowEnd,
} from '../../domain/job/jobChunk';
import { chunksOf, type PlanRow } from '../../domain/plan/plan';
import { digestOfRows } from '../../domain/plan/planHash';
import { allSettledOrThrow } from '../allSettledOrThrow';
import type { Crypto } from '../ports/platform';
import type { PlanStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';
import type { OpenJobs } from './openJobs';

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

const ROWS_AHEAD = 100; // of a chunk, stored as begun in one go: a kill leaves them in doubt
const EXTEND_EARLY = 30; // rows before the end of those, so that no row waits for storage

/** A row that is to be carried out now. */
export type RowInWork = {
  row: PlanRow;
  /** Whether an earlier attempt may have carried it out. */
  tried: boolean;
  wasMember: boolean | undefined;
  end: (end: RowEnd) => void;
  /** It stays open; `tried` says whether it may have been carried out anyway. */
  leave: (tried: boolean) => void;
};

/** One chunk of a job while a step works on it: which rows are in flight is stored before they go. */
export type ChunkInWork = {
  number: number;
  /** The next row that is open; undefined where none is left to begin. */
  next: () => Promise<RowInWork | undefined>;
  ends: () => readonly (RowEnd | undefined)[];
  /** Stores how far it is, with nothing in flight. Throws what any storing of it threw. */
  close: () => Promise<void>;
};

const makeChunkInWork = (deps: {
  number: number;
  rows: readonly PlanRow[];
  stored: JobChunk;
  save: (chunk: JobChunk) => Promise<void>;
}): ChunkInWork => {
  const { number, rows, stored, save } = deps;
  const open = openRows(stored);
  const ends = [...stored.ends];
  const inDoubt = new Set(open.filter(({ tried }) => tried).map(({ index }) => index));
  let reservedUpTo = 0;
  let position = 0;
  let extending: Promise<void> | undefined;

  const snapshot = (reserved: number): JobChunk => ({
    ends: [...ends],
    reservedUpTo: reserved,
    inDoubt: new Set(inDoubt),
    ...(stored.wereMembers && { wereMembers: stored.wereMembers }),
  });

  const extend = (from: number): Promise<void> => {
    extending ??= (async () => {
      const upTo = Math.min(rows.length, from + ROWS_AHEAD);
      await save(snapshot(upTo));
      reservedUpTo = upTo;
      extending = undefined;
    })();
    extending.catch(() => undefined); // the caller that needs it awaits it and gets the error
    return extending;
  };

  const inWork = (index: number, tried: boolean): RowInWork => {
    const row = rows[index];
    if (!row) throw new Error(`Part ${number} has no row ${index}.`);
    return {
      row,
      tried,
      wasMember: stored.wereMembers?.[index],
      end: (end) => {
        ends[index] = end;
        inDoubt.delete(index);
      },
      leave: (mayHaveRun) => {
        if (mayHaveRun) inDoubt.add(index);
      },
    };
  };

  return {
    number,
    next: async () => {
      const next = open[position];
      if (!next) return undefined;
      while (next.index >= reservedUpTo) await extend(next.index);
      if (next.index + EXTEND_EARLY >= reservedUpTo && reservedUpTo < rows.length)
        void extend(reservedUpTo);
      position += 1;
      return inWork(next.index, next.tried);
    },
    ends: () => ends,
    close: async () => {
      await extending?.catch(() => undefined); // whether that was stored or not, this has all of it
      await save(snapshot(0));
    },
  };
};

/** Counts the rows of chunks that a step completes. */
export type Progress = {
  done: (number: number, ends: readonly RowEnd[]) => void;
  /** A row ended, in whatever chunk. */
  rowEnded: () => void;
  hasAdvanced: () => boolean;
  /** The job with the chunks counted that are complete without a gap before them. */
  applyTo: (job: Job) => Job;
};

export const makeProgress = (): Progress => {
  const complete = new Map<number, Counts>();
  let hasAdvanced = false;
  return {
    done: (number, ends) => {
      complete.set(number, countsOf(ends));
    },
    rowEnded: () => {
      hasAdvanced = true;
    },
    hasAdvanced: () => hasAdvanced,
    applyTo: (before) => {
      let job = before;
      for (let chunk = complete.get(job.nextChunk); chunk; chunk = complete.get(job.nextChunk))
        job = { ...job, nextChunk: job.nextChunk + 1, counts: addCounts(job.counts, chunk) };
      return job;
    },
  };
};
