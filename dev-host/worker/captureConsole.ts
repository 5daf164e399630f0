import { format } from 'node:util';
import type { LogLevel } from './messages';
import { post } from './post';

/** Sends what functions print to the platform, which keeps and shows it as `forge logs` does. */
export const captureConsole = (): void => {
  const to =
    (level: LogLevel) =>
    (...values: unknown[]): void => {
      post({ type: 'log', level, text: format(...values) });
    };
  Object.assign(console, {
    debug: to('debug'),
    log: to('info'),
    info: to('info'),
    warn: to('warn'),
    error: to('error'),
  });
};
