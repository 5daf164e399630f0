import type { Outcome } from '../../../src/application/adminApi';
import { answered, type PageFailure } from './answer';

export type Progress = { isRunning: boolean; failure?: PageFailure };

export type Action = {
  /**
   * `done` gets the value of a call that succeeded; `settled` is called either way, since a failure
   * may still have changed something. While one runs, another does nothing.
   */
  run: <T>(
    call: () => Promise<Outcome<T>>,
    done: (value: T) => void,
    settled: () => void,
  ) => Promise<void>;
  /** Nobody sees it any more: what runs yet is settled, and no `done` moves what is shown now. */
  leave: () => void;
};

/** Runs one action at a time, and shows why the last one failed. */
export const makeAction = (show: (progress: Progress) => void): Action => {
  let isRunning = false;
  let isLeft = false;
  return {
    run: async (call, done, settled) => {
      if (isRunning) return;
      isRunning = true;
      show({ isRunning: true });
      const answer = await answered(call());
      isRunning = false;
      if (!isLeft) {
        show(answer.ok ? { isRunning: false } : { isRunning: false, failure: answer.failure });
        if (answer.ok) done(answer.value);
      }
      settled();
    },
    leave: () => {
      isLeft = true;
    },
  };
};
