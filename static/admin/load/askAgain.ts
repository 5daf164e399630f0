import type { Outcome } from '../../../src/application/adminApi';
import { answered, type Answer, type PageFailure } from './answer';

const MAX_TRIES = 3;
const PAUSE_S = 2;
const MAX_PAUSE_S = 30; // for more than that, somebody should decide whether to wait

/**
 * Asks what may be asked twice, up to three times where what failed is likely to pass soon. For
 * one call of many: a single lost answer is not to stop them all.
 */
export const askAgain = async <T>(
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

const PASSING: readonly PageFailure['code'][] = [
  'no-answer',
  'unavailable',
  'timed-out',
  'in-progress',
  'rate-limited',
];

const pauseAfter = (failure: PageFailure): number | undefined => {
  if (!PASSING.includes(failure.code) || failure.hourlyPoolEmpty === true) return undefined;
  const { retryAfterSeconds = PAUSE_S } = failure;
  return retryAfterSeconds > MAX_PAUSE_S ? undefined : retryAfterSeconds;
};

const waitSeconds = (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });
