import type { Finding } from './import';

/** The rows that wait for the admin: those with a finding that is not mended. */
export const openRows = (findings: Finding[]): Set<number> =>
  new Set(findings.filter(({ mended }) => !mended).map(({ row }) => row));
