import { hasCertainlyChanged, type RowEnd, type RowOutcome } from './rowEnd';

/** How many rows ended how, and how many of them this job is known to have changed. */
export type Counts = { outcomes: Partial<Record<RowOutcome, number>>; certain: number };

export const NO_COUNTS: Counts = { outcomes: {}, certain: 0 };

export const countsOf = (ends: readonly RowEnd[]): Counts => {
  const outcomes: Counts['outcomes'] = {};
  for (const { outcome } of ends) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return { outcomes, certain: ends.filter(hasCertainlyChanged).length };
};

export const addCounts = (one: Counts, other: Counts): Counts => {
  const outcomes = { ...one.outcomes };
  for (const [outcome, count] of Object.entries(other.outcomes) as [RowOutcome, number][])
    outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
  return { outcomes, certain: one.certain + other.certain };
};
