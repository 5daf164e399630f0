import type { Finding, FindingCode } from '../import/import';

/** What was put right in a list, by kind, with the rows; row 0 is all of it. */
export const groupFixes = (
  findings: readonly Finding[],
): { code: FindingCode; rows: readonly number[] }[] => {
  const kinds = new Map<FindingCode, number[]>();
  for (const { code, row, mended } of findings) {
    if (!mended) continue;
    const rows = kinds.get(code);
    if (rows) rows.push(row);
    else kinds.set(code, [row]);
  }
  return [...kinds].map(([code, rows]) => ({ code, rows }));
};
