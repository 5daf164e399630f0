import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { captureConsole } from './captureConsole';
import { forgeFetch, receiveAnswer, receiveFailure } from './forgeFetch';
import type { ToWorker } from './messages';
import { post } from './post';
import { runHandler } from './runHandler';
import { steerDate } from './steerDate';

/*
 * A machine on which functions run: it loads the app once and then runs one invocation after the
 * other, of any installation, as Forge's machines do.
 */
const { backendFile } = workerData as { backendFile: string };

captureConsole();
const steer = steerDate();
Object.assign(globalThis, { __forge_fetch__: forgeFetch });
const backend: unknown = createRequire(backendFile)(backendFile);

parentPort?.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'invoke':
      steer(message.aheadMs);
      void runHandler(backend, message);
      break;
    case 'answer':
      receiveAnswer(message.callId, message.answer);
      break;
    case 'failure':
      receiveFailure(message.callId, message.failure);
      break;
  }
});

post({ type: 'ready' });
