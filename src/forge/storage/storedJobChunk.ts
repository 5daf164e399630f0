import * as z from 'zod/mini';
import { readEnds, type JobChunk } from '../../domain/job/jobChunk';
import { writeRowEnd } from '../../domain/job/rowEnd';

const chunkSchema = z.strictObject({
  ends: z.array(z.string()),
  reservedUpTo: z.number(),
  inDoubt: z.array(z.number()),
  /** A letter a row: y, n, or - where it was not asked. */
  wereMembers: z.optional(z.string().check(z.regex(/^[yn-]*$/))),
});

export const storedChunk = ({ ends, reservedUpTo, inDoubt, wereMembers }: JobChunk) => ({
  ends: ends.map((end) => (end ? writeRowEnd(end) : '')),
  reservedUpTo,
  inDoubt: [...inDoubt],
  ...(wereMembers && { wereMembers: wereMembers.map(letterOf).join('') }),
});

/** Reads how far a chunk is; undefined where it has another form. */
export const readStoredChunk = (stored: unknown): JobChunk | undefined => {
  const parsed = chunkSchema.safeParse(stored);
  if (!parsed.success) return undefined;
  const { reservedUpTo, inDoubt, wereMembers } = parsed.data;
  const ends = readEnds(parsed.data.ends);
  if (!ends) return undefined;
  return {
    ...{ ends, reservedUpTo, inDoubt: new Set(inDoubt) },
    ...(wereMembers !== undefined && { wereMembers: wereMembers.split('').map(memberOf) }),
  };
};

const letterOf = (wasMember: boolean | undefined): string => {
  if (wasMember === undefined) return '-';
  return wasMember ? 'y' : 'n';
};

const memberOf = (letter: string): boolean | undefined =>
  letter === '-' ? undefined : letter === 'y';
