import { useCallback, useEffect, useRef, useState } from 'react';
import type { Outcome } from '../../../src/application/adminApi';
import { answered, type PageFailure } from './answer';

export type LoadState<T> =
  { is: 'loading' } | { is: 'failed'; failure: PageFailure } | { is: 'loaded'; value: T };

export type Loaded<T> = {
  state: LoadState<T>;
  /** Asking just now, for the first time or again. */
  isBusy: boolean;
  /** Asks again; what was loaded stays until the answer is there. */
  reload: () => void;
};

/**
 * Asks once when the component appears and again by `reload`. Only the answer to the latest
 * question counts. `ask` must be the same function at every drawing.
 */
export const useLoaded = <T>(ask: () => Promise<Outcome<T>>): Loaded<T> => {
  const [loaded, setLoaded] = useState<{ state: LoadState<T>; isBusy: boolean }>({
    state: { is: 'loading' },
    isBusy: true,
  });
  const latest = useRef(0);

  const reload = useCallback(() => {
    const question = ++latest.current;
    setLoaded(({ state }) => ({
      state: state.is === 'failed' ? { is: 'loading' } : state,
      isBusy: true,
    }));
    void answered(ask()).then((answer) => {
      if (question !== latest.current) return;
      const state: LoadState<T> = answer.ok
        ? { is: 'loaded', value: answer.value }
        : { is: 'failed', failure: answer.failure };
      setLoaded({ state, isBusy: false });
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
