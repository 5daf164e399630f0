import {
  afterAccepted,
  afterRefusal,
  provenPerSecond,
  type RequestRate,
} from '../../domain/requestRate';
import type { Clock, Pause } from '../ports/platform';

const SECOND_MS = 1_000;
const CATCH_UP_MS = 200; // timers are late, so this much lost time is made up for
const USUAL_PAUSE_MS = 1_000; // if Confluence asks to wait without saying how long
const RECENT_MS = [500, 1_000] as const;
const MIN_RECENT_MS = 200; // a few answers at once don't show how many come in a second

/** Spreads requests over time, at a rate that adapts to Confluence's answers. */
export type RateLimiter = {
  /**
   * Waits for a turn to send one request, in the order of the calls. False if the turn would come
   * only after `maxWait` milliseconds or more.
   */
  turn: (maxWait: () => number) => Promise<boolean>;
  /** How many calls wait for a turn. */
  waiting: () => number;
  /** Confluence has accepted a request. */
  accepted: () => void;
  /**
   * Confluence has refused a request, sent at this time, because there were too many. No request
   * is sent until the wait is over. Refusals of requests that were sent before the first of them was
   * known count once.
   */
  refused: (sentAt: number, retryAfterSeconds: number | undefined) => void;
  /** Sends nothing for a time, for a reason other than the number of requests a second. */
  hold: (seconds: number | undefined) => void;
  rate: () => RequestRate;
};

/** Creates a rate limiter for all requests that share one burst limit. */
export const makeRateLimiter = (deps: {
  clock: Clock;
  pause: Pause;
  start: RequestRate;
}): RateLimiter => {
  const { clock, pause } = deps;
  let rate = deps.start;
  let nextDue = clock();
  let heldUntil = 0;
  let refusedAt = -Infinity;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  const sent: number[] = []; // the times of the last second's requests
  let answers: number[] = []; // the times of the last second's accepted requests
  let firstAnswer: number | undefined; // since the last refusal

  /** When the next request is due. Catching up never exceeds the rate in any second. */
  const dueTime = (): { due: number; at: number } => {
    const due = Math.max(nextDue, clock() - CATCH_UP_MS, heldUntil);
    const fullUntil = (sent.at(-Math.ceil(rate.perSecond)) ?? -Infinity) + SECOND_MS;
    return { due, at: Math.max(due, clock(), fullUntil) };
  };

  const waitInLine = async (maxWait: () => number): Promise<boolean> => {
    for (;;) {
      const { due, at } = dueTime();
      const wait = at - clock();
      if (wait >= maxWait()) return false;
      if (wait > 0) await pause(wait);
      // If Confluence asked another request to wait in the meantime, wait for a later turn.
      if (heldUntil > clock()) continue;
      nextDue = due + SECOND_MS / rate.perSecond;
      noteTime(sent, clock());
      return true;
    }
  };

  const recentPerSecond = (): number | undefined => {
    const now = clock();
    if (firstAnswer === undefined) return undefined;
    const since = Math.max(MIN_RECENT_MS, now - firstAnswer);
    // A step may begin with a refusal, because its reads came at once. Then its few answers show less
    // than those of the step before.
    const before = since < RECENT_MS[0] ? provenPerSecond(rate) : 0;
    const rates = RECENT_MS.map((span) => {
      const count = answers.filter((at) => at > now - span).length;
      return (count * SECOND_MS) / Math.min(span, since);
    });
    return Math.max(before, ...rates);
  };

  const hold: RateLimiter['hold'] = (seconds) => {
    const wait = seconds === undefined ? USUAL_PAUSE_MS : seconds * SECOND_MS;
    heldUntil = Math.max(heldUntil, clock() + wait);
  };

  return {
    turn: async function waitForTurn(maxWait) {
      waiting += 1;
      const turn = last.then(() => waitInLine(maxWait));
      last = turn.catch(() => undefined);
      return await turn.finally(() => {
        waiting -= 1;
      });
    },
    waiting: () => waiting,
    accepted: () => {
      rate = afterAccepted(rate);
      firstAnswer ??= clock();
      noteTime(answers, clock());
    },
    refused: (sentAt, retryAfterSeconds) => {
      hold(retryAfterSeconds);
      if (sentAt <= refusedAt) return;
      refusedAt = clock();
      rate = afterRefusal(rate, recentPerSecond());
      answers = [];
      firstAnswer = undefined;
    },
    hold,
    rate: () => rate,
  };
};

/** Adds a time, and drops those that are more than a second old. */
const noteTime = (times: number[], now: number): void => {
  times.push(now);
  while ((times[0] ?? now) < now - SECOND_MS) times.shift();
};
