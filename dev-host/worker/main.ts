import { createRequire } from 'node:module';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { forgeFetch, receive } from './forgeFetch';
import { post, type ToWorker } from './messages';
import { replaceDate } from './replaceDate';
import { runHandler } from './runHandler';

/*
 * A machine for functions. Like Forge's machines, it loads the app once, and then runs one invocation
 * after another, for any installation.
 */
const { backendFile } = workerData as { backendFile: string };

// The platform keeps and shows what functions print, as `forge logs` does.
const LEVELS = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error' } as const;
for (const [name, level] of Object.entries(LEVELS))
  Object.assign(console, {
    [name]: (...values: unknown[]) => post({ type: 'log', level, text: format(...values) }),
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
