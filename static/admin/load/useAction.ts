import { useRef, useState } from 'react';
import type { Outcome } from '../../../src/application/adminApi';
import { answered, type PageFailure } from './answer';

export type RunAction = <T>(
  call: () => Promise<Outcome<T>>,
  done: (value: T) => void,
) => Promise<void>;

type Progress = { isRunning: boolean; failure?: PageFailure };

/**
 * Runs one action at a time, and holds why the last one failed. `done` gets the value of one that
 * succeeded; `settled` is called either way, since a failure may still have changed something.
 */
export const useAction = (settled: () => void) => {
  const [progress, setProgress] = useState<Progress>({ isRunning: false });
  const isRunning = useRef(false);

  const run: RunAction = async (call, done) => {
    if (isRunning.current) return;
    isRunning.current = true;
    setProgress({ isRunning: true });
    const answer = await answered(call());
    isRunning.current = false;
    setProgress(answer.ok ? { isRunning: false } : { isRunning: false, failure: answer.failure });
    if (answer.ok) done(answer.value);
    settled();
  };

  return { ...progress, run };
};
