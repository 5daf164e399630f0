import { useEffect, useMemo, useState } from 'react';
import type { Outcome } from '../../../src/application/adminApi';
import { makeAction, type Progress } from './action';

export type RunAction = <T>(
  call: () => Promise<Outcome<T>>,
  done: (value: T) => void,
) => Promise<void>;

/**
 * Runs one action at a time, and holds why the last one failed. `done` gets the value of one that
 * succeeded while the component is there yet; `settled` is called in any case.
 */
export const useAction = (settled: () => void) => {
  const [progress, setProgress] = useState<Progress>({ isRunning: false });
  const action = useMemo(() => makeAction(setProgress), []);
  useEffect(() => action.leave, [action]);
  const run: RunAction = (call, done) => action.run(call, done, settled);
  return { ...progress, run };
};
