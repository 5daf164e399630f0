import * as z from 'zod/mini';
import { readEnds, type JobPart } from '../../domain/job/jobPart';
import { writeRowEnd } from '../../domain/job/rowEnd';

const partSchema = z.strictObject({
  ends: z.array(z.string()),
  begun: z.number(),
  inDoubt: z.array(z.number()),
  /** A letter a row: y, n, or - where it was not asked. */
  wereMembers: z.optional(z.string().check(z.regex(/^[yn-]*$/))),
});

export const storedPart = ({ ends, begun, inDoubt, wereMembers }: JobPart) => ({
  ends: ends.map((end) => (end ? writeRowEnd(end) : '')),
  begun,
  inDoubt: [...inDoubt],
  ...(wereMembers && { wereMembers: wereMembers.map(letterOf).join('') }),
});

/** Reads how far a part is; undefined where it has another form. */
export const readStoredPart = (stored: unknown): JobPart | undefined => {
  const parsed = partSchema.safeParse(stored);
  if (!parsed.success) return undefined;
  const { begun, inDoubt, wereMembers } = parsed.data;
  const ends = readEnds(parsed.data.ends);
  if (!ends) return undefined;
  return {
    ...{ ends, begun, inDoubt: new Set(inDoubt) },
    ...(wereMembers !== undefined && { wereMembers: wereMembers.split('').map(memberOf) }),
  };
};

const letterOf = (wasMember: boolean | undefined): string => {
  if (wasMember === undefined) return '-';
  return wasMember ? 'y' : 'n';
};

const memberOf = (letter: string): boolean | undefined =>
  letter === '-' ? undefined : letter === 'y';
