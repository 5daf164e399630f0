import { InvocationFailed, type Job } from './invocation';
import { startWorkerThread, type WorkerDeps, type WorkerThread } from './workerThread';

const MAX_WORKERS = 8;

/** The workers. Each runs one job after another. If all are busy, another one starts, up to eight. */
export type WorkerPool = {
  /** Returns the function's result as JSON. Rejects with `InvocationFailed`. */
  run: (job: Job) => Promise<string | undefined>;
  /** Starts this many workers. Rejects if the app cannot be loaded. */
  warm: (count: number) => Promise<void>;
  close: () => Promise<void>;
};

export const makeWorkerPool = (deps: WorkerDeps): WorkerPool => {
  const all = new Set<WorkerThread>();
  const idle: WorkerThread[] = [];
  const queue: ((worker: WorkerThread) => void)[] = [];
  let isClosed = false;

  const start = (): WorkerThread => {
    const worker = startWorkerThread(deps);
    all.add(worker);
    return worker;
  };
  const take = async (): Promise<WorkerThread> => {
    if (isClosed) throw new InvocationFailed('ended', 'The local Forge was closed.');
    const free = idle.pop();
    if (free !== undefined) return free;
    if (all.size < MAX_WORKERS) return start();
    return new Promise((resolve) => queue.push(resolve));
  };
  const giveBack = (worker: WorkerThread): void => {
    if (worker.isGone()) all.delete(worker);
    // Those that wait get a worker that is gone, and `take` then tells them why.
    if (isClosed) for (const next of queue.splice(0)) next(worker);
    const next = queue.shift();
    if (next !== undefined) next(worker.isGone() ? start() : worker);
    else if (!worker.isGone()) idle.push(worker);
  };

  return {
    run: async (job) => {
      let worker = await take();
      // A worker may break down while it is idle.
      while (worker.isGone()) {
        all.delete(worker);
        worker = await take();
      }
      try {
        return await worker.run(job);
      } finally {
        giveBack(worker);
      }
    },
    warm: async (count) => {
      const started = Array.from({ length: count }, start);
      await Promise.all(started.map(({ ready }) => ready));
      idle.push(...started);
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...all].map((worker) => worker.end()));
    },
  };
};
