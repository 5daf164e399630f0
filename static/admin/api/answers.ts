import type { Failure, Outcome } from '../../../src/contract/adminApi';

const MAX_TRIES = 3;
const PAUSE_S = 2;
const MAX_PAUSE_S = 30; // for a longer wait, the admin decides

/**
 * Makes a call that is safe to repeat, up to three times if the failure is likely to pass soon. Use
 * it for one call of many: one lost answer must not stop them all.
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

const MAX_CALLS = 60; // with a quarter of a minute each, longer than an admin waits

/**
 * Makes a call that may take several, until it is done. Each one continues where the last one
 * ended. It ends early if a call does nothing new.
 */
export const untilDone = async <T>(
  call: () => Promise<Outcome<T>>,
  wait: (seconds: number) => Promise<void> = waitSeconds,
): Promise<Outcome<T>> => {
  for (let calls = 1; ; calls += 1) {
    const answer = await call();
    if (answer.ok || answer.failure.continues !== true || calls === MAX_CALLS) return answer;
    await wait(answer.failure.retryAfterSeconds ?? 0);
  }
};

/** What is likely to pass soon. */
export const TEMPORARY: readonly PageFailure['code'][] = [
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

export const waitSeconds = (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });

/** A failure as the page sees it: one of the app's own, or an answer that never came. */
export type PageFailure = Omit<Failure, 'code'> & { code: Failure['code'] | 'no-answer' };

export type Answer<T> = { ok: true; value: T } | { ok: false; failure: PageFailure };

/**
 * Turns a rejected call into the failure `no-answer`. Never rejects. After `no-answer`, a change
 * may have been made.
 */
export const answered = async <T>(call: Promise<Outcome<T>>): Promise<Answer<T>> => {
  try {
    return await call;
  } catch {
    return { ok: false, failure: { code: 'no-answer', certain: false } };
  }
};

/** Runs a function after a delay in milliseconds. Returns a function that cancels it. */
export const schedule = (run: () => void, ms: number): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => {
    clearTimeout(timer);
  };
};

export type Progress = { isRunning: boolean; failure?: PageFailure };

export type Action = {
  /**
   * Does nothing while another action runs. `done` gets the value of a call that succeeded. `onEnd`
   * is called either way, because a failed call may have changed something.
   */
  run: <T>(
    call: () => Promise<Outcome<T>>,
    done: (value: T) => void,
    onEnd: () => void,
  ) => Promise<void>;
  /** The component is gone: a running action still calls `onEnd`, but no longer `done`. */
  leave: () => void;
};

/** Runs one action at a time, and reports why the last one failed. */
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
