import type { ChangeAction } from '../../domain/change';
import { afterAnswer, afterLimit, afterSlowAnswer, type PaceState } from '../../domain/job/pace';
import type { StopReason } from '../../domain/job/stopReason';
import { MAX_PER_SECOND } from '../../domain/limits';
import { makeRateLimiter, type RateLimiter } from '../concurrency/rateLimiter';
import type { Slots } from '../concurrency/runConcurrently';
import type { Clock, Pause } from '../ports/platform';

const USUAL_PAUSE_MS = 1_000; // if Confluence asks to wait without saying how long
const ONE_LIMIT_MS = 1_000; // limits that arrive together count as one
const SLOW_FACTOR = 3;
const SLOW_EXTRA_MS = 50;

/** Decides when requests are sent and how many run at once, and adapts to the answers. */
export type Pacer = Slots & {
  /**
   * Waits until one more request of this kind may be sent. If that takes longer than a step may
   * wait, it resolves at once with the reason.
   */
  turn: (action: ChangeAction) => Promise<StopReason | undefined>;
  answered: (milliseconds: number) => void;
  /** Confluence asked to wait. `tooLong` is set if the step should end instead. */
  limited: (retryAfterSeconds: number | undefined, tooLong?: StopReason) => void;
  state: () => PaceState;
};

export const makePacer = (deps: { clock: Clock; pause: Pause; start: PaceState }): Pacer => {
  const { clock, pause } = deps;
  let state = deps.start;
  let running = 0;
  let wake: (() => void) | undefined;
  let usualMs: number | undefined;
  let heldUntil = 0;
  let heldTooLong: StopReason | undefined;
  let lastLimit = -Infinity;
  const limiters: Record<ChangeAction, RateLimiter> = {
    add: makeRateLimiter(clock),
    remove: makeRateLimiter(clock),
  };

  // It rises slowly and falls quickly, so it follows the time that an idle Confluence takes.
  const noteUsual = (milliseconds: number): void => {
    const weight = usualMs !== undefined && milliseconds > usualMs ? 0.01 : 0.3;
    usualMs = usualMs === undefined ? milliseconds : usualMs + (milliseconds - usualMs) * weight;
  };

  const turn: Pacer['turn'] = async function waitForTurn(action) {
    for (;;) {
      if (heldTooLong) return heldTooLong;
      const perSecond = Math.max(1, MAX_PER_SECOND[action] * state.speed);
      const wait = limiters[action](perSecond, heldUntil) - clock();
      if (wait > 0) await pause(wait);
      // If Confluence asked another request to wait in the meantime, wait for a later turn.
      if (heldUntil <= clock()) return undefined;
    }
  };

  return {
    take: async function takeSlot() {
      while (running >= Math.max(1, Math.floor(state.atOnce)))
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      running += 1;
    },
    turn,
    release: () => {
      running -= 1;
      wake?.();
      wake = undefined;
    },
    answered: (milliseconds) => {
      const isSlow = usualMs !== undefined && milliseconds > usualMs * SLOW_FACTOR + SLOW_EXTRA_MS;
      noteUsual(milliseconds);
      state = isSlow ? afterSlowAnswer(state) : afterAnswer(state);
    },
    limited: (retryAfterSeconds, tooLong) => {
      heldTooLong ??= tooLong;
      const wait = retryAfterSeconds === undefined ? USUAL_PAUSE_MS : retryAfterSeconds * 1_000;
      heldUntil = Math.max(heldUntil, clock() + wait);
      if (clock() - lastLimit > ONE_LIMIT_MS) state = afterLimit(state);
      lastLimit = clock();
    },
    state: () => state,
  };
};
