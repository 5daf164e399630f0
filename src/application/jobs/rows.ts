import { addCounts, type Counts, countsOf, type Job } from '../../domain/job/job';
import {
  emptyChunk,
  endTimes,
  isComplete,
  type JobChunk,
  openRows,
  type RowEnd,
} from '../../domain/job/jobChunk';
import { chunksOf, digestOfRows } from '../../domain/plan/plan';
import type { PlanRow } from '../../domain/plan/planRow';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { Clock, Crypto } from '../ports/platform';
import type { PlanStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';
import type { OpenJobs } from './openJobs';

/** A row to carry out now, with its position in the job. */
export type OpenRow = {
  row: PlanRow;
  chunk: number;
  index: number;
  /** Whether an earlier attempt may have carried it out. */
  tried: boolean;
  /**
   * For a removal: whether the account was in the group when the job began. Undefined if not asked.
   */
  wasMember: boolean | undefined;
};

/**
 * The rows of a job that are left to do, across its chunks. A row is stored as reserved before it
 * is handed out. So if a step is killed, only the reserved rows are in doubt.
 */
export type Rows = {
  next: () => Promise<OpenRow | undefined>;
  /** Whether every row was handed out. */
  isExhausted: () => boolean;
  /** Notes that the row ended like this. */
  end: (row: OpenRow, end: RowEnd) => void;
  /** Leaves the row open. `tried` says whether it may have been carried out anyway. */
  leave: (row: OpenRow, tried: boolean) => void;
  /** Whether any row ended. */
  hasAdvanced: () => boolean;
  /** Stores all results, once nothing is in flight. Throws if that fails. */
  close: () => Promise<void>;
  /**
   * Adds the complete, stored chunks to the job's counts, up to the first chunk that is not
   * complete.
   */
  applyTo: (job: Job) => Job;
};

export const makeRows = (deps: {
  job: Job;
  plans: Pick<PlanStore, 'readChunks'>;
  openJobs: Pick<OpenJobs, 'chunk'>;
  digest: Crypto['digest'];
  /** The digest of each chunk of the approved plan. */
  chunkDigests: readonly string[];
  clock: Clock;
}): Rows => {
  const { job, plans, openJobs, digest, chunkDigests, clock } = deps;
  const chunks = new Map<number, ChunkInWork>();
  const complete = new Map<number, Counts>();
  let current: ChunkInWork | undefined;
  let number = job.nextChunk - 1;
  let exhausted = false;
  let advanced = false;

  const noteIfComplete = (chunk: number, { ends, wereMembers }: ChunkRows): void => {
    if (ends.every((end) => end !== undefined)) complete.set(chunk, countsOf(ends, wereMembers));
  };

  const open = async (chunk: number): Promise<ChunkInWork | undefined> => {
    const [planned, { chunk: stored, save }] = await allSettledOrThrow([
      plans.readChunks(job.id, chunk, 1),
      openJobs.chunk(job.id, chunk),
    ]);
    const rows = planned?.[0];
    // A plan is kept as long as its job. Without its rows, the job must not continue.
    if (!rows) throw new StoreUnavailable('read plan rows', 'missing');
    if (digestOfRows(digest, rows) !== chunkDigests[chunk])
      throw new StoreUnavailable('read plan rows', 'altered');
    const state: JobChunk = stored ?? emptyChunk(rows.length);
    // With too few ends, an unfinished chunk would look complete.
    if (state.ends.length !== rows.length) throw new StoreUnavailable('read job rows', 'altered');
    noteIfComplete(chunk, state);
    return isComplete(state) ? undefined : makeChunkInWork({ chunk, rows, state, save, clock });
  };

  const close = async (chunk: ChunkInWork): Promise<void> => {
    await chunk.close();
    noteIfComplete(chunk.number, chunk.rows());
  };

  /** Stores a chunk as soon as its last row is back. If that fails, `close` tries again. */
  const closeIfOver = (chunk: ChunkInWork): void => {
    if (!chunk.handedOut || chunk.running > 0) return;
    chunk.closed ??= close(chunk).then(
      () => true,
      () => false,
    );
  };

  const back = ({ chunk: place }: OpenRow, note: (chunk: ChunkInWork) => void): void => {
    const chunk = chunks.get(place);
    if (!chunk) throw new Error(`Chunk ${place} is not open.`);
    note(chunk);
    chunk.running -= 1;
    closeIfOver(chunk);
  };

  return {
    next: async function nextRow() {
      while (!exhausted) {
        if (!current) {
          number += 1;
          if (number >= chunksOf(job.rows)) {
            exhausted = true;
            return undefined;
          }
          current = await open(number);
          if (!current) continue;
          chunks.set(number, current);
        }
        const row = await current.next();
        if (row) {
          current.running += 1;
          return row;
        }
        current.handedOut = true;
        closeIfOver(current);
        current = undefined;
      }
      return undefined;
    },
    isExhausted: () => exhausted,
    end: (row, end) => {
      advanced = true;
      back(row, (chunk) => {
        chunk.end(row.index, end);
      });
    },
    leave: (row, tried) => {
      back(row, (chunk) => {
        if (tried) chunk.doubt(row.index);
      });
    },
    hasAdvanced: () => advanced,
    close: async function closeRows() {
      await allSettledOrThrow(
        [...chunks.values()].map(async (chunk) => {
          if (!(await chunk.closed)) await close(chunk);
        }),
      );
    },
    applyTo: (before) => {
      let after = before;
      for (let chunk = complete.get(after.nextChunk); chunk; chunk = complete.get(after.nextChunk))
        after = {
          ...after,
          nextChunk: after.nextChunk + 1,
          counts: addCounts(after.counts, chunk),
        };
      return after;
    },
  };
};

const ROWS_AHEAD = 100; // rows of a chunk that one write reserves; a kill leaves them in doubt
// The next write starts this many rows before the reserved ones end, so no row waits for it.
const EXTEND_EARLY = 30;

/** How the rows of a chunk ended, and what is known of their people before. */
type ChunkRows = {
  ends: readonly (RowEnd | undefined)[];
  wereMembers?: JobChunk['wereMembers'] | undefined;
};

/** One chunk of a job while a step works on it. */
type ChunkInWork = {
  number: number;
  /** How many of its rows are in flight. */
  running: number;
  /** Whether all of its rows were handed out. */
  handedOut: boolean;
  /** Whether it was stored after its last row came back. */
  closed?: Promise<boolean>;
  /** The next open row. Undefined if none is left to start. */
  next: () => Promise<OpenRow | undefined>;
  rows: () => ChunkRows;
  end: (index: number, end: RowEnd) => void;
  doubt: (index: number) => void;
  /** Stores its progress, with nothing in flight. */
  close: () => Promise<void>;
};

const makeChunkInWork = (deps: {
  chunk: number;
  rows: readonly PlanRow[];
  state: JobChunk;
  save: (chunk: JobChunk) => Promise<void>;
  clock: Clock;
}): ChunkInWork => {
  const { chunk, rows, state, save, clock } = deps;
  const open = openRows(state);
  const ends = [...state.ends];
  const endedAt = endTimes(state);
  const inDoubt = new Set(open.filter(({ tried }) => tried).map(({ index }) => index));
  let reservedUpTo = 0;
  let position = 0;
  let extending: Promise<void> | undefined;

  const snapshot = (reserved: number): JobChunk => ({
    ends: [...ends],
    reservedUpTo: reserved,
    inDoubt: new Set(inDoubt),
    savedAt: clock(),
    endedAt: [...endedAt],
    ...(state.wereMembers && { wereMembers: state.wereMembers }),
  });

  const extend = (from: number): Promise<void> => {
    extending ??= (async function reserveRows() {
      const upTo = Math.min(rows.length, from + ROWS_AHEAD);
      await save(snapshot(upTo));
      reservedUpTo = upTo;
      extending = undefined;
    })();
    extending.catch(() => undefined); // the caller that needs it awaits it and gets the error
    return extending;
  };

  return {
    number: chunk,
    running: 0,
    handedOut: false,
    next: async function nextRow() {
      const next = open[position];
      if (!next) return undefined;
      while (next.index >= reservedUpTo) await extend(next.index);
      if (next.index + EXTEND_EARLY >= reservedUpTo && reservedUpTo < rows.length)
        void extend(reservedUpTo);
      position += 1;
      const { index, tried } = next;
      const row = rows[index];
      if (!row) throw new Error(`Chunk ${chunk} has no row ${index}.`);
      return { row, chunk, index, tried, wasMember: state.wereMembers?.[index] };
    },
    rows: () => ({ ends, wereMembers: state.wereMembers }),
    end: (index, end) => {
      ends[index] = end;
      endedAt[index] = clock();
      inDoubt.delete(index);
    },
    doubt: (index) => {
      inDoubt.add(index);
    },
    close: async function closeChunk() {
      // It does not matter if that failed, because the next write stores everything.
      await extending?.catch(() => undefined);
      await save(snapshot(0));
    },
  };
};
