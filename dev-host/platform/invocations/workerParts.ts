import type { LogLevel } from '../../worker/messages';
import type { AnswerSeam } from '../seam/answerSeam';
import type { Job } from './job';

/** What every worker needs: its own program, the app, and somebody to ask and to tell. */
export type WorkerDeps = {
  workerFile: string;
  backendFile: string;
  answerSeam: AnswerSeam;
  /** How far the functions' clock is to be ahead of this machine's. */
  aheadMs: () => number;
  log: (invocation: Job['invocation'] | undefined, level: LogLevel, text: string) => void;
};
