import { readRowEnd, type RowEnd } from './rowEnd';

/**
 * How far a job is with the rows of one chunk. What is stored tells of each row whether it has
 * ended, was never begun, or was in flight when whoever carried it out was last heard of.
 */
export type JobChunk = {
  /** One for each row; undefined where it has not ended. */
  ends: (RowEnd | undefined)[];
  /** Rows before this one may have been begun. */
  reservedUpTo: number;
  /** Rows that were tried without learning what became of it. */
  inDoubt: ReadonlySet<number>;
  /** Of a row that removes somebody: whether they were in the group. Absent where not asked. */
  wereMembers?: (boolean | undefined)[];
};

export const emptyChunk = (rows: number): JobChunk => ({
  ends: Array.from({ length: rows }, () => undefined),
  reservedUpTo: 0,
  inDoubt: new Set(),
});

export const isComplete = ({ ends }: JobChunk): boolean => ends.every((end) => end !== undefined);

/** The rows that have not ended, and whether an earlier attempt may have carried them out. */
export const openRows = ({
  ends,
  reservedUpTo,
  inDoubt,
}: JobChunk): { index: number; tried: boolean }[] =>
  ends.flatMap((end, index) =>
    end === undefined ? [{ index, tried: index < reservedUpTo || inDoubt.has(index) }] : [],
  );

/** Reads ends as they were stored; undefined where one has another form. */
export const readEnds = (stored: readonly string[]): (RowEnd | undefined)[] | undefined => {
  const ends = stored.map((end) => (end === '' ? undefined : readRowEnd(end)));
  return ends.every((end, index) => end !== undefined || stored[index] === '') ? ends : undefined;
};

/**
 * How each row of a chunk ended; undefined where it has not. Of a job that is over all have: after a
 * cancellation most were never begun, and of one that was in flight nobody knows.
 */
export const endsOfChunk = (chunk: JobChunk, isOver: boolean): (RowEnd | undefined)[] => {
  const inDoubt = new Set(openRows(chunk).flatMap(({ index, tried }) => (tried ? [index] : [])));
  return chunk.ends.map(
    (end, index) => end ?? (isOver ? neverEnded(inDoubt.has(index)) : undefined),
  );
};

const neverEnded = (wasTried: boolean): RowEnd =>
  wasTried ? { outcome: 'timed-out', certain: false } : { outcome: 'left-out', certain: true };
