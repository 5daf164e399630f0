import type { JobChunk } from '../../domain/job/jobChunk';
import { openRows } from '../../domain/job/jobChunk';
import type { RowEnd } from '../../domain/job/rowEnd';
import type { PlanRow } from '../../domain/plan/plan';

const ROWS_AHEAD = 100; // of a chunk, stored as begun in one go: a kill leaves them in doubt
const EXTEND_EARLY = 30; // rows before the end of those, so that nobody waits for the storage

/** A row that is to be carried out now. */
export type RowInWork = {
  row: PlanRow;
  /** Whether an earlier attempt may have carried it out. */
  tried: boolean;
  wasMember: boolean | undefined;
  end: (end: RowEnd) => void;
  /** It stays open; `tried` says whether it may have been carried out all the same. */
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

export const makeChunkInWork = (deps: {
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
    extending.catch(() => undefined); // whoever needs it awaits it, and is told
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
