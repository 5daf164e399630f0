import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker } from '../../worker/messages';
import { failureOf } from '../seam/failureOf';
import type { Invocation } from './invocation';
import { InvocationFailed, overran } from './invocationFailed';
import type { Job } from './job';
import { MEMORY_MB } from './limits';
import type { WorkerDeps } from './workerParts';

/** A machine for functions: it runs one job at a time. Once gone it is of no more use. */
export type WorkerThread = {
  /** Gives the function's result as JSON; rejects with `InvocationFailed`. */
  run: (job: Job) => Promise<string | undefined>;
  /** Resolves once the app is loaded; rejects where it cannot be. */
  ready: Promise<void>;
  isGone: () => boolean;
  end: () => Promise<void>;
};

type Running = {
  invocation: Invocation;
  resolve: (json: string | undefined) => void;
  reject: (error: Error) => void;
};

export const startWorkerThread = (deps: WorkerDeps): WorkerThread => {
  const { workerFile, backendFile, answerSeam, aheadMs, log } = deps;
  const thread = new Worker(workerFile, {
    workerData: { backendFile },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    env: {}, // functions see the app's own variables only, and this app has none
  });
  let running: Running | undefined;
  let isGone = false;

  const send = (message: ToWorker): void => {
    if (!isGone) thread.postMessage(message);
  };
  const end = async (): Promise<void> => {
    lose('The function was ended by the platform.');
    await thread.terminate();
  };
  const finish = (): Running | undefined => {
    const finished = running;
    running = undefined;
    return finished;
  };
  const lose = (message: string): void => {
    isGone = true;
    finish()?.reject(new InvocationFailed('ended', message));
  };
  const answer = (message: Extract<FromWorker, { type: 'call' }>): void => {
    const { callId, invocationId, call } = message;
    const ours = running?.invocation.id === invocationId ? running?.invocation : undefined;
    answerSeam(call, ours).then(
      (answered) => send({ type: 'answer', callId, answer: answered }),
      (error: unknown) => send({ type: 'failure', callId, failure: failureOf(error) }),
    );
  };

  const ready = new Promise<void>((resolve, reject) => {
    thread.on('message', (message: FromWorker) => {
      switch (message.type) {
        case 'ready':
          resolve();
          break;
        case 'call':
          answer(message);
          break;
        case 'log':
          log(running?.invocation, message.level, message.text);
          break;
        case 'result':
          finish()?.resolve(message.json);
          break;
        case 'thrown':
          log(running?.invocation, 'error', message.description);
          finish()?.reject(new InvocationFailed('threw', `The function threw ${message.name}.`));
          break;
      }
    });
    thread.once('error', (error) => {
      log(running?.invocation, 'error', error.stack ?? error.message);
      lose(`The function's process broke down: ${error.message}`);
      reject(error);
    });
    thread.once('exit', (code) => {
      lose(`The function's process ended with ${code}.`);
      reject(new Error(`A worker ended with ${code} before the app was loaded.`));
    });
  });
  ready.catch(() => undefined); // whoever waits for it hears of it; nobody has to

  return {
    ready,
    isGone: () => isGone,
    end,
    run: async ({ invocation, handler, args, facts, limitMs, killAfterMs }) => {
      await ready;
      const timers: NodeJS.Timeout[] = [];
      try {
        return await new Promise<string | undefined>((resolve, reject) => {
          running = { invocation: { ...invocation, kill: () => void end() }, resolve, reject };
          timers.push(
            setTimeout(() => {
              finish()?.reject(overran(limitMs));
              void end();
            }, limitMs),
          );
          if (killAfterMs !== undefined) timers.push(setTimeout(() => void end(), killAfterMs));
          send({ type: 'invoke', handler, args, facts, limitMs, aheadMs: aheadMs() });
        });
      } finally {
        timers.forEach((timer) => clearTimeout(timer));
      }
    },
  };
};
