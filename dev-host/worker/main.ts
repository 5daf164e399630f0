import { createRequire } from 'node:module';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { forgeFetch, receive } from './forgeFetch';
import { post, type LogLevel, type ToWorker } from './messages';
import { replaceDate } from './replaceDate';
import { runHandler } from './runHandler';

/*
 * A machine for functions. Like Forge's machines, it loads the app once, and then runs one invocation
 * after another, for any installation.
 */
const { backendFile } = workerData as { backendFile: string };

const send =
  (level: LogLevel) =>
  (...values: unknown[]): void => {
    post({ type: 'log', level, text: format(...values) });
  };
// The platform keeps and shows what functions print, as `forge logs` does.
Object.assign(console, {
  debug: send('debug'),
  log: send('info'),
  info: send('info'),
  warn: send('warn'),
  error: send('error'),
});

// Only dates may be ahead of the machine's clock. Timers and `performance` do not change.
const realNow = Date.now;
let aheadMs = 0;
replaceDate(() => realNow() + aheadMs);

Object.assign(globalThis, { __forge_fetch__: forgeFetch });
const backend: unknown = createRequire(backendFile)(backendFile);

parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'invoke') {
    ({ aheadMs } = message);
    void runHandler(backend, message);
  } else receive(message);
});

post({ type: 'ready' });
