import type { LogLine } from '../platform/logs';

/** Shows what a function printed, as `forge logs` would. */
export const showLog = ({ functionKey, level, text }: LogLine): void => {
  process.stderr.write(`${level.toUpperCase()} ${functionKey}: ${text}\n`);
};
