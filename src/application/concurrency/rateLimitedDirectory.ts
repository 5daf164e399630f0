import { failed, type Outcome } from '../../domain/outcome';
import type { GroupDirectory } from '../ports/confluence';
import type { Clock, Pause, TimeLeft } from '../ports/platform';
import type { SiteRate } from './siteRate';
import { makeRateLimiter, type RateLimiter } from './rateLimiter';

type Deps = { siteRate: Pick<SiteRate, 'read'>; clock: Clock; pause: Pause; timeLeft: TimeLeft };

/**
 * A group directory for callers that read hundreds of groups at once. Together, its reads stay
 * within the rate that Confluence accepts, as far as it is known. If Confluence asks for a short
 * wait, the read waits and tries again. The reads that a person at the page waits for are not
 * limited: `searchByText`, `listGroups` and `readNamedMembers`.
 */
export const makeRateLimitedDirectory = (
  deps: Deps & { directory: GroupDirectory },
): GroupDirectory => {
  const { directory } = deps;
  const withRetry = makeWithRetry(deps);
  return {
    ...directory,
    findByText: withRetry((text) => directory.findByText(text)),
    readById: withRetry((id) => directory.readById(id)),
    readMembers: withRetry((...range) => directory.readMembers(...range)),
    countMembers: withRetry((id) => directory.countMembers(id)),
  };
};

const MAX_TRIES = 4;
const MAX_WAIT_SECONDS = 5; // a resolver has 25 s for everything

type Read<Question extends readonly unknown[], T> = (...question: Question) => Promise<Outcome<T>>;

/**
 * Limits the rate of all reads that share a burst limit. It starts with the site's rate and adapts
 * to the answers. If Confluence asks for a short wait, the read waits and tries again. It does so at
 * most three times, and within the time that is left. If Confluence asks for a longer wait, this
 * read fails, and so do all that follow.
 */
export const makeWithRetry = ({ siteRate, clock, pause, timeLeft }: Deps) => {
  let opened: Promise<RateLimiter> | undefined;
  let refusal: Outcome<never> | undefined;

  const openLimiter = async (): Promise<RateLimiter> =>
    makeRateLimiter({ clock, pause, start: await siteRate.read() });

  return function withRetry<Question extends readonly unknown[], T>(
    read: Read<Question, T>,
  ): Read<Question, T> {
    return async function readInTurn(...question) {
      const limiter = await (opened ??= openLimiter());
      let answer: Outcome<T> = failed('unavailable'); // as if the read got no answer in time
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const isInTime = await limiter.turn(() => (refusal ? 0 : timeLeft()));
        if (refusal) return refusal;
        if (!isInTime) break;
        const sentAt = clock();
        answer = await read(...question);
        if (answer.ok || answer.failure.code !== 'rate-limited') {
          limiter.accepted();
          return answer;
        }
        const { retryAfterSeconds = 1, hourlyPoolEmpty = false } = answer.failure;
        if (hourlyPoolEmpty || retryAfterSeconds > MAX_WAIT_SECONDS) return (refusal = answer);
        limiter.refused(sentAt, retryAfterSeconds);
      }
      return answer;
    };
  };
};
