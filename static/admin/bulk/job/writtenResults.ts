/** Results as CSV, and what they were filtered by. */
export type WrittenResults = { query: string; parts: readonly string[] };

export const NOTHING_WRITTEN: WrittenResults = { query: '', parts: [] };

/** The parts to be copied; none where what was written is of another selection than this. */
export const chunksFor = (query: string, written: WrittenResults): readonly string[] =>
  written.query === query ? written.parts : [];
