import type { JobRowView, PlanGroupView } from '../../../../src/contract/bulkApi';
import { type ResultRow, writeResultCsv } from '../import/writeResultCsv';

const ROWS_PER_CHUNK = 5_000; // a text that a browser shows without a pause

/** Writes a job's rows as CSV, in chunks with a header each. */
export const resultChunks = (
  rows: readonly JobRowView[],
  groups: readonly PlanGroupView[],
): string[] => {
  const results = rows.map((row) => resultRow(row, groups));
  const chunks = Math.max(1, Math.ceil(rows.length / ROWS_PER_CHUNK));
  return Array.from({ length: chunks }, (_, chunk) =>
    writeResultCsv(results.slice(chunk * ROWS_PER_CHUNK, (chunk + 1) * ROWS_PER_CHUNK)),
  );
};

const resultRow = (
  { group, accountId, action, reason, end }: JobRowView,
  groups: readonly PlanGroupView[],
): ResultRow => ({
  group: groups[group]?.name ?? '',
  accountId,
  action,
  ...(reason !== undefined && { reason }),
  ...(end && { outcome: end.outcome, certain: end.certain }),
  ...(end?.httpStatus !== undefined && { httpStatus: end.httpStatus }),
});

/** Results as CSV, with the filter they were written for. */
export type WrittenResults = { query: string; chunks: readonly string[] };

export const NOTHING_WRITTEN: WrittenResults = { query: '', chunks: [] };

/** The chunks to copy. None if the results were written for another filter. */
export const chunksFor = (query: string, written: WrittenResults): readonly string[] =>
  written.query === query ? written.chunks : [];
