import { failed, type Outcome } from '../../domain/outcome';
import type { GroupDirectory } from '../ports/confluence';
import type { Clock, Pause, TimeLeft } from '../ports/platform';
import { makeRateLimiter } from './rateLimiter';

/**
 * The same directory for callers that read hundreds of groups at once: each kind of read keeps
 * to the pace that Confluence takes of one endpoint, and a short "wait" of Confluence is waited
 * out. Writes, and what a person at the page waits for, go through unchanged.
 */
export const makeRateLimitedDirectory = (deps: {
  directory: GroupDirectory;
  clock: Clock;
  pause: Pause;
  timeLeft: TimeLeft;
}): GroupDirectory => {
  const { directory } = deps;
  const members = makeWithRetry(deps); // one endpoint, whether they are listed or counted
  return {
    ...directory,
    findByText: makeWithRetry(deps)(directory.findByText),
    readById: makeWithRetry(deps)(directory.readById),
    readMembers: members(directory.readMembers),
    countMembers: members(directory.countMembers),
  };
};

// A site takes about 100 GET a second for each endpoint; others use it too.
// https://developer.atlassian.com/cloud/confluence/rate-limiting/
const MAX_PER_SECOND = 90;
const MAX_TRIES = 4;
const MAX_WAIT_SECONDS = 5; // a resolver has 25 s for all of it

type Read<Question extends readonly unknown[], T> = (...question: Question) => Promise<Outcome<T>>;

/**
 * Limits the rate of reads of one endpoint. If Confluence asks for a short wait, the read is tried
 * again after it, three times at most and within the time that is left. A longer wait is the answer
 * to this read and to all that follow.
 */
export const makeWithRetry = (deps: { clock: Clock; pause: Pause; timeLeft: TimeLeft }) => {
  const { clock, pause, timeLeft } = deps;
  const limiter = makeRateLimiter(clock);
  let heldUntil = 0;
  let refusal: Outcome<never> | undefined;

  /** Waits for a turn; false where it does not come in time. */
  const turn = async (): Promise<boolean> => {
    const wait = limiter(MAX_PER_SECOND, heldUntil) - clock();
    if (wait >= timeLeft()) return false;
    if (wait > 0) await pause(wait);
    return heldUntil > clock() ? await turn() : true; // Confluence asked another read to wait meanwhile
  };

  return function withRetry<Question extends readonly unknown[], T>(
    read: Read<Question, T>,
  ): Read<Question, T> {
    return async (...question) => {
      let answer: Outcome<T> = failed('unavailable'); // as where a read gets no answer in time
      for (let tries = 0; tries < MAX_TRIES && (await turn()); tries += 1) {
        if (refusal) return refusal;
        answer = await read(...question);
        if (answer.ok || answer.failure.code !== 'rate-limited') return answer;
        const { retryAfterSeconds = 1, hourlyPoolEmpty = false } = answer.failure;
        if (hourlyPoolEmpty || retryAfterSeconds > MAX_WAIT_SECONDS) return (refusal = answer);
        heldUntil = Math.max(heldUntil, clock() + retryAfterSeconds * 1_000);
      }
      return answer;
    };
  };
};
