import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Outcome } from '../../../src/application/adminApi';
import { type Answer, answered, makeAction, type PageFailure, type Progress } from './answers';

export type LoadState<T> =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: PageFailure }
  /** With `failure` the value is an old one: it could not be loaded again, and the screen stays. */
  | { kind: 'loaded'; value: T; failure?: PageFailure };

export type Loaded<T> = {
  state: LoadState<T>;
  /** Asking just now, for the first time or again. */
  isBusy: boolean;
  /** Asks again; what was loaded stays until a newer value is there. */
  reload: () => void;
};

/**
 * Asks once when the component appears and again by `reload`. Only the answer to the latest
 * question counts. `ask` must be the same function at every drawing.
 */
export const useLoaded = <T>(ask: () => Promise<Outcome<T>>): Loaded<T> => {
  const [loaded, setLoaded] = useState<{ state: LoadState<T>; isBusy: boolean }>({
    state: { kind: 'loading' },
    isBusy: true,
  });
  const latest = useRef(0);

  const reload = useCallback(() => {
    const question = ++latest.current;
    setLoaded(({ state }) => ({
      state: state.kind === 'failed' ? { kind: 'loading' } : state,
      isBusy: true,
    }));
    void answered(ask()).then((answer) => {
      if (question !== latest.current) return;
      setLoaded(({ state }) => ({ state: afterAnswer(state, answer), isBusy: false }));
    });
  }, [ask]);

  useEffect(() => {
    reload();
    return () => {
      latest.current += 1; // an answer that comes after the component has gone is for nobody
    };
  }, [reload]);

  return { ...loaded, reload };
};

const afterAnswer = <T>(before: LoadState<T>, answer: Answer<T>): LoadState<T> => {
  if (answer.ok) return { kind: 'loaded', value: answer.value };
  const { failure } = answer;
  return before.kind === 'loaded' ? { ...before, failure } : { kind: 'failed', failure };
};

/** Why the latest question was not answered, whether or not an older value is still shown. */
export const failureOf = <T>({ state }: Loaded<T>): PageFailure | undefined =>
  state.kind === 'loading' ? undefined : state.failure;

export type RunAction = <T>(
  call: () => Promise<Outcome<T>>,
  done: (value: T) => void,
) => Promise<void>;

/**
 * Runs one action at a time, and holds why the last one failed. `done` gets the value of one that
 * succeeded while the component is there yet; `settled` is called in any case.
 */
export const useAction = (onEnd: () => void) => {
  const [progress, setProgress] = useState<Progress>({ isRunning: false });
  const action = useMemo(() => makeAction(setProgress), []);
  useEffect(() => action.leave, [action]);
  const run: RunAction = (call, done) => action.run(call, done, onEnd);
  return { ...progress, run };
};
