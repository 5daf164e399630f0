import { failed, type Outcome } from '../../domain/outcome';
import type { GroupDirectory } from '../ports/confluence';
import type { Clock, Pause, TimeLeft } from '../ports/platform';
import { makeRateLimiter } from './rateLimiter';

/**
 * A group directory for callers that read hundreds of groups at once. Each kind of read stays
 * within the rate that Confluence accepts at one endpoint. If Confluence asks for a short wait, the
 * read waits and tries again. The reads that a person at the page waits for are not limited:
 * `searchByText`, `listGroups` and `readNamedMembers`.
 */
export const makeRateLimitedDirectory = (deps: {
  directory: GroupDirectory;
  clock: Clock;
  pause: Pause;
  timeLeft: TimeLeft;
}): GroupDirectory => {
  const { directory } = deps;
  const members = makeWithRetry(deps); // listing and counting share one endpoint
  return {
    ...directory,
    findByText: makeWithRetry(deps)((text) => directory.findByText(text)),
    readById: makeWithRetry(deps)((id) => directory.readById(id)),
    readMembers: members((...range) => directory.readMembers(...range)),
    countMembers: members((id) => directory.countMembers(id)),
  };
};

// A site accepts about 100 GET requests a second for each endpoint, and others use it too.
// https://developer.atlassian.com/cloud/confluence/rate-limiting/
const MAX_PER_SECOND = 90;
const MAX_TRIES = 4;
const MAX_WAIT_SECONDS = 5; // a resolver has 25 s for everything

type Read<Question extends readonly unknown[], T> = (...question: Question) => Promise<Outcome<T>>;

/**
 * Limits the rate of reads at one endpoint. If Confluence asks for a short wait, the read waits and
 * tries again. It does so at most three times, and within the time that is left. If Confluence asks
 * for a longer wait, this read fails, and so do all that follow.
 */
export const makeWithRetry = (deps: { clock: Clock; pause: Pause; timeLeft: TimeLeft }) => {
  const { clock, pause, timeLeft } = deps;
  const limiter = makeRateLimiter(clock);
  let heldUntil = 0;
  let refusal: Outcome<never> | undefined;

  /** Waits for a turn. False if it would not come in time. */
  const turn = async (): Promise<boolean> => {
    const wait = limiter(MAX_PER_SECOND, heldUntil) - clock();
    if (wait >= timeLeft()) return false;
    if (wait > 0) await pause(wait);
    // Confluence may have asked another read to wait in the meantime.
    return heldUntil > clock() ? await turn() : true;
  };

  return function withRetry<Question extends readonly unknown[], T>(
    read: Read<Question, T>,
  ): Read<Question, T> {
    return async function readInTurn(...question) {
      let answer: Outcome<T> = failed('unavailable'); // as if the read got no answer in time
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
