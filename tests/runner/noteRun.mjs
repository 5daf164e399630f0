import { mkdirSync, writeFileSync } from 'node:fs';

const NOTE = '.rollcall/test-run.json';

/** Saves the result of the last full run: `{ seconds, passed, failed, at }`. */
export function noteRun({ seconds, passed, failed }) {
  mkdirSync('.rollcall', { recursive: true });
  const at = new Date().toISOString();
  writeFileSync(NOTE, `${JSON.stringify({ seconds, passed, failed, at }, null, 2)}\n`);
}
