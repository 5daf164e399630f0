import { useEffect, useMemo, useState } from 'react';
import type { Outcome } from '../../../../src/application/adminApi';
import { askAgain } from '../../load/askAgain';
import { makeRowSource, type HeldRows, type RowSource } from './rowSource';

export type Rows<T> = HeldRows<T> & Omit<RowSource<T>, 'stop'> & { total: number };

/**
 * The rows of a plan or a job, fetched part by part as they are needed. `ask` must be the same
 * function at every drawing.
 */
export const useRows = <T>(ask: (at: number) => Promise<Outcome<T[]>>, total: number): Rows<T> => {
  const [held, setHeld] = useState<HeldRows<T>>({ rows: [], isBusy: false });
  const { need, tryAgain, stop } = useMemo(
    () => makeRowSource({ ask: (at) => askAgain(() => ask(at)), total, show: setHeld }),
    [ask, total],
  );
  useEffect(() => stop, [stop]);
  return { ...held, total, need, tryAgain };
};
