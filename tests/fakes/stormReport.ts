import { appendFile } from 'node:fs/promises';

/** What random runs of one kind have found. */
export type StormReport = {
  name: string;
  runs: number;
  /** Each with the seed that repeats it. */
  violations: readonly string[];
  /** How often something happened. */
  seen: Record<string, unknown>;
};

/** Tells `npm run test:storm` what random runs have found. Does nothing in other runs. */
export const reportStorm = async (report: StormReport): Promise<void> => {
  const file = process.env['STORM_REPORT'];
  if (file !== undefined) await appendFile(file, `${JSON.stringify(report)}\n`);
};
