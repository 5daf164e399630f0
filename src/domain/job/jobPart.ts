import { readRowEnd, type RowEnd } from './rowEnd';

/**
 * How far a job is with the rows of one part. What is stored tells of each row whether it has
 * ended, was never begun, or was in flight when whoever carried it out was last heard of.
 */
export type JobPart = {
  /** One for each row; undefined where it has not ended. */
  ends: (RowEnd | undefined)[];
  /** Rows before this one may have been begun. */
  begun: number;
  /** Rows that were tried without learning what became of it. */
  inDoubt: ReadonlySet<number>;
  /** Of a row that removes somebody: whether they were in the group. Absent where not asked. */
  wereMembers?: (boolean | undefined)[];
};

export const emptyPart = (rows: number): JobPart => ({
  ends: Array.from({ length: rows }, () => undefined),
  begun: 0,
  inDoubt: new Set(),
});

export const isComplete = ({ ends }: JobPart): boolean => ends.every((end) => end !== undefined);

/** The rows that have not ended, and whether an earlier attempt may have carried them out. */
export const openRows = ({ ends, begun, inDoubt }: JobPart): { index: number; tried: boolean }[] =>
  ends.flatMap((end, index) =>
    end === undefined ? [{ index, tried: index < begun || inDoubt.has(index) }] : [],
  );

/** Reads ends as they were stored; undefined where one has another form. */
export const readEnds = (stored: readonly string[]): (RowEnd | undefined)[] | undefined => {
  const ends = stored.map((end) => (end === '' ? undefined : readRowEnd(end)));
  return ends.every((end, index) => end !== undefined || stored[index] === '') ? ends : undefined;
};

/**
 * How each row of a part ended; undefined where it has not. Of a job that is over all have: after a
 * cancellation most were never begun, and of one that was in flight nobody knows.
 */
export const endsOfPart = (part: JobPart, isOver: boolean): (RowEnd | undefined)[] => {
  const inDoubt = new Set(openRows(part).flatMap(({ index, tried }) => (tried ? [index] : [])));
  return part.ends.map(
    (end, index) => end ?? (isOver ? neverEnded(inDoubt.has(index)) : undefined),
  );
};

const neverEnded = (wasTried: boolean): RowEnd =>
  wasTried ? { outcome: 'timed-out', certain: false } : { outcome: 'left-out', certain: true };
