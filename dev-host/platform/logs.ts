import type { LogLevel } from '../worker/messages';

const MAX_LINES = 2_000;

export type LogLine = {
  at: string;
  level: LogLevel;
  installation: string;
  functionKey: string;
  text: string;
};

/** What functions print, as `forge logs` shows it. Keeps the last 2,000 lines. */
export type Logs = { add: (line: LogLine) => void; all: () => readonly LogLine[] };

export const makeLogs = (show: (line: LogLine) => void): Logs => {
  const kept: LogLine[] = [];
  return {
    add: (line) => {
      kept.push(line);
      if (kept.length > MAX_LINES) kept.shift();
      show(line);
    },
    all: () => kept,
  };
};
