import type { Answer, PageFailure } from '../../load/answer';

/** What is here of a plan's or a job's rows: those from the first on. */
export type HeldRows<T> = { rows: readonly T[]; isBusy: boolean; failure?: PageFailure };

type Ports<T> = {
  ask: (at: number) => Promise<Answer<T[]>>;
  total: number;
  show: (held: HeldRows<T>) => void;
};

export type RowSource<T> = {
  /** Fetches until so many are here; gives what is here then, fewer where fetching failed. */
  need: (count: number) => Promise<readonly T[]>;
  /** After a failure: goes on to the most that was ever needed. */
  tryAgain: () => Promise<readonly T[]>;
  /** What comes after this is for nobody. */
  stop: () => void;
};

/** Fetches rows part by part, as they are needed, and never the same part twice at once. */
export const makeRowSource = <T>({ ask, total, show }: Ports<T>): RowSource<T> => {
  let rows: readonly T[] = [];
  let most = 0;
  let fetching: Promise<boolean> | undefined;
  let isStopped = false;

  const fetchPart = async (): Promise<boolean> => {
    show({ rows, isBusy: true });
    const answer = await ask(rows.length);
    fetching = undefined;
    if (isStopped) return false;
    if (answer.ok) rows = [...rows, ...answer.value];
    show(answer.ok ? { rows, isBusy: false } : { rows, isBusy: false, failure: answer.failure });
    return answer.ok && answer.value.length > 0;
  };

  const need = async (count: number): Promise<readonly T[]> => {
    most = Math.max(most, count);
    let goesOn = !isStopped;
    while (goesOn && rows.length < Math.min(count, total)) {
      fetching ??= fetchPart();
      goesOn = await fetching;
    }
    return rows;
  };

  return {
    need,
    tryAgain: () => need(most),
    stop: () => {
      isStopped = true;
    },
  };
};
