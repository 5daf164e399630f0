import type { Failure, Outcome } from '../../../src/application/adminApi';

const MAX_TRIES = 3;
const PAUSE_S = 2;
const MAX_PAUSE_S = 30; // for more than that, somebody should decide whether to wait

/**
 * Asks what may be asked twice, up to three times where what failed is likely to pass soon. For
 * one call of many: a single lost answer is not to stop them all.
 */
export const withRetry = async <T>(
  call: () => Promise<Outcome<T>>,
  wait: (seconds: number) => Promise<void> = waitSeconds,
): Promise<Answer<T>> => {
  for (let tries = 1; ; tries += 1) {
    const answer = await answered(call());
    if (answer.ok || tries === MAX_TRIES) return answer;
    const pause = pauseAfter(answer.failure);
    if (pause === undefined) return answer;
    await wait(pause);
  }
};

const TEMPORARY: readonly PageFailure['code'][] = [
  'no-answer',
  'unavailable',
  'timed-out',
  'in-progress',
  'rate-limited',
];

const pauseAfter = (failure: PageFailure): number | undefined => {
  if (!TEMPORARY.includes(failure.code) || failure.hourlyPoolEmpty === true) return undefined;
  const { retryAfterSeconds = PAUSE_S } = failure;
  return retryAfterSeconds > MAX_PAUSE_S ? undefined : retryAfterSeconds;
};

const waitSeconds = (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });

/** A failure as the page knows it: one of the app's own, or an answer that never came. */
export type PageFailure = Omit<Failure, 'code'> & { code: Failure['code'] | 'no-answer' };

export type Answer<T> = { ok: true; value: T } | { ok: false; failure: PageFailure };

/**
 * Never rejects: a call that the platform did not answer becomes the failure `no-answer`, after which
 * a change may have been made.
 */
export const answered = async <T>(call: Promise<Outcome<T>>): Promise<Answer<T>> => {
  try {
    return await call;
  } catch {
    return { ok: false, failure: { code: 'no-answer', certain: false } };
  }
};

/** Runs something after so many milliseconds; gives what keeps it from running. */
export const later = (run: () => void, ms: number): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => {
    clearTimeout(timer);
  };
};

export type Progress = { isRunning: boolean; failure?: PageFailure };

export type Action = {
  /**
   * `done` gets the value of a call that succeeded; `settled` is called either way, since a failure
   * may still have changed something. While one runs, another does nothing.
   */
  run: <T>(
    call: () => Promise<Outcome<T>>,
    done: (value: T) => void,
    onEnd: () => void,
  ) => Promise<void>;
  /** Nobody sees it any more: what runs yet is settled, and no `done` moves what is shown now. */
  leave: () => void;
};

/** Runs one action at a time, and shows why the last one failed. */
export const makeAction = (show: (progress: Progress) => void): Action => {
  let isRunning = false;
  let isLeft = false;
  return {
    run: async (call, done, onEnd) => {
      if (isRunning) return;
      isRunning = true;
      show({ isRunning: true });
      const answer = await answered(call());
      isRunning = false;
      if (!isLeft) {
        show(answer.ok ? { isRunning: false } : { isRunning: false, failure: answer.failure });
        if (answer.ok) done(answer.value);
      }
      onEnd();
    },
    leave: () => {
      isLeft = true;
    },
  };
};
