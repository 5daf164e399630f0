import { Worker } from 'node:worker_threads';
import type { CallFailure, FromWorker, LogLevel, ToWorker } from '../../worker/messages';
import type { AnswerSeam } from '../seam/answerSeam';
import { ConnectionFailed } from '../seam/service';
import { InvocationFailed, type Invocation, type Job } from './invocation';

// The default of `runtime.memoryMB`.
// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#invocation-limits
const MEMORY_MB = 512;

/** What every worker needs. */
export type WorkerDeps = {
  workerFile: string;
  backendFile: string;
  answerSeam: AnswerSeam;
  /** How far the functions' clock is ahead of the machine's clock. */
  aheadMs: () => number;
  log: (invocation: Job['invocation'] | undefined, level: LogLevel, text: string) => void;
};

/** A machine for functions, which runs one job at a time. Once it is gone it runs no more jobs. */
export type WorkerThread = {
  /** Returns the function's result as JSON. Rejects with `InvocationFailed`. */
  run: (job: Job) => Promise<string | undefined>;
  /** Resolves once the app is loaded. Rejects if it cannot be loaded. */
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
    env: {}, // functions see only the app's own variables, and this app has none
  });
  let running: Running | undefined;
  let isGone = false;

  const send = (message: ToWorker): void => {
    if (!isGone) thread.postMessage(message);
  };
  const end = async (): Promise<void> => {
    markAsGone('The function was ended by the platform.');
    await thread.terminate();
  };
  const finish = (): Running | undefined => {
    const finished = running;
    running = undefined;
    return finished;
  };
  const markAsGone = (message: string): void => {
    isGone = true;
    finish()?.reject(new InvocationFailed('ended', message));
  };
  const answer = (message: Extract<FromWorker, { type: 'call' }>): void => {
    const { callId, invocationId, call } = message;
    const caller = running?.invocation.id === invocationId ? running?.invocation : undefined;
    answerSeam(call, caller).then(
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
      markAsGone(`The function's process broke down: ${error.message}`);
      reject(error);
    });
    thread.once('exit', (code) => {
      markAsGone(`The function's process ended with ${code}.`);
      reject(new Error(`A worker ended with ${code} before the app was loaded.`));
    });
  });
  ready.catch(() => undefined); // the error is only for callers that wait for it

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
          const endAfterLimit = (): void => {
            const message = `The function ran longer than ${limitMs} ms.`;
            finish()?.reject(new InvocationFailed('timed-out', message));
            void end();
          };
          timers.push(setTimeout(endAfterLimit, limitMs));
          if (killAfterMs !== undefined) timers.push(setTimeout(() => void end(), killAfterMs));
          send({ type: 'invoke', handler, args, facts, limitMs, aheadMs: aheadMs() });
        });
      } finally {
        timers.forEach((timer) => clearTimeout(timer));
      }
    },
  };
};

/** What a function learns about a call that got no answer. */
const failureOf = (error: unknown): CallFailure => ({
  message: error instanceof Error ? error.message : String(error),
  ...(error instanceof ConnectionFailed && { code: error.code }),
});
