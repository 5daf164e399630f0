import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Outcome } from '../../../src/contract/adminApi';
import { type Answer, answered, makeAction, type PageFailure, type Progress } from './answers';

export type LoadState<T> =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: PageFailure }
  /**
   * With `failure`, the value is outdated: it could not be loaded again, and stays on the screen.
   */
  | { kind: 'loaded'; value: T; failure?: PageFailure };

export type Loaded<T> = {
  state: LoadState<T>;
  /** A call is running, the first one or a reload. */
  isBusy: boolean;
  /** Loads again. The present value stays until the new one is there. */
  reload: () => void;
};

/**
 * Loads a value when the component appears, and again on `reload`. Only the answer to the latest
 * call counts. `ask` must be the same function on every render. With `first`, that makes the first
 * call.
 */
export const useLoaded = <T>(
  ask: () => Promise<Outcome<T>>,
  first?: () => Promise<Outcome<T>>,
): Loaded<T> => {
  const [loaded, setLoaded] = useState<{ state: LoadState<T>; isBusy: boolean }>({
    state: { kind: 'loading' },
    isBusy: true,
  });
  const latest = useRef(0);
  const firstCall = useRef(first);

  const reload = useCallback(() => {
    const question = ++latest.current;
    setLoaded(({ state }) => ({
      state: state.kind === 'failed' ? { kind: 'loading' } : state,
      isBusy: true,
    }));
    const call = firstCall.current ?? ask;
    firstCall.current = undefined;
    void answered(call()).then((answer) => {
      if (question !== latest.current) return;
      setLoaded(({ state }) => ({ state: afterAnswer(state, answer), isBusy: false }));
    });
  }, [ask]);

  useEffect(reload, [reload]);

  return { ...loaded, reload };
};

const afterAnswer = <T>(before: LoadState<T>, answer: Answer<T>): LoadState<T> => {
  if (answer.ok) return { kind: 'loaded', value: answer.value };
  const { failure } = answer;
  const isGone = failure.code === 'group-not-found'; // then nothing can be done in the old value
  return before.kind === 'loaded' && !isGone ? { ...before, failure } : { kind: 'failed', failure };
};

/** Why the latest call failed, even if an older value is still shown. */
export const failureOf = <T>({ state }: Loaded<T>): PageFailure | undefined =>
  state.kind === 'loading' ? undefined : state.failure;

export type RunAction = <T>(
  call: () => Promise<Outcome<T>>,
  done: (value: T) => void,
) => Promise<void>;

/**
 * Runs one action at a time, and holds why the last one failed. `done` gets the value if the
 * component is still there. `onEnd` is called in any case.
 */
export const useAction = (onEnd: () => void = () => undefined) => {
  const [progress, setProgress] = useState<Progress>({ isRunning: false });
  const action = useMemo(() => makeAction(setProgress), []);
  useEffect(() => action.leave, [action]);
  const run: RunAction = (call, done) => action.run(call, done, onEnd);
  return { ...progress, run };
};
