import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';

const REPORT = join('.rollcall', 'bench.json');

/** Writes the figures as JSON, and returns the file's path from the project's folder. */
export function writeReport(rows, machine) {
  const report = { at: new Date().toISOString(), machine, figures: rows };
  writeFileSync(join(ROOT, REPORT), `${JSON.stringify(report, null, 2)}\n`);
  return REPORT;
}
