import type { ChangeAction } from '../../domain/change';
import {
  afterAnswer,
  afterLimit,
  afterSlowAnswer,
  MAX_PER_SECOND,
  type PaceState,
} from '../../domain/job/pace';
import type { Clock, Pause } from '../ports/platform';
import { makeRateLimiter, type RateLimiter } from '../rateLimiter';
import type { WaitReason } from './stopReasons';

const USUAL_PAUSE_MS = 1_000; // where Confluence asks to wait without saying how long
const ONE_LIMIT_MS = 1_000; // refusals that come together are one sign, not many
const SLOW_FACTOR = 3;
const SLOW_EXTRA_MS = 50;

/** Lets requests go when it is their turn, and learns from the answers how fast that may be. */
export type Pacer = {
  /** Waits until one more may run beside the others. */
  slot: () => Promise<void>;
  /**
   * Waits until one more request of this kind may be sent; undefined then. Where that would be
   * longer than a step may wait, says at once what for.
   */
  turn: (action: ChangeAction) => Promise<WaitReason | undefined>;
  /** What ran in a slot is over. */
  leave: () => void;
  answered: (milliseconds: number) => void;
  /** Confluence asked to wait; `tooLong` where the step had better end than wait for that. */
  limited: (retryAfterSeconds: number | undefined, tooLong?: WaitReason) => void;
  state: () => PaceState;
};

export const makePacer = (deps: { clock: Clock; pause: Pause; start: PaceState }): Pacer => {
  const { clock, pause } = deps;
  let state = deps.start;
  let running = 0;
  let wake: (() => void) | undefined;
  let usualMs: number | undefined;
  let heldUntil = 0;
  let heldTooLong: WaitReason | undefined;
  let lastLimit = -Infinity;
  const limiters: Record<ChangeAction, RateLimiter> = {
    add: makeRateLimiter(clock),
    remove: makeRateLimiter(clock),
  };

  // Rises slowly and falls quickly: what it follows is the time of an unhurried Confluence.
  const noteUsual = (milliseconds: number): void => {
    const weight = usualMs !== undefined && milliseconds > usualMs ? 0.01 : 0.3;
    usualMs = usualMs === undefined ? milliseconds : usualMs + (milliseconds - usualMs) * weight;
  };

  const turn: Pacer['turn'] = async (action) => {
    if (heldTooLong) return heldTooLong;
    const perSecond = Math.max(1, MAX_PER_SECOND[action] * state.speed);
    const wait = limiters[action](perSecond, heldUntil) - clock();
    if (wait > 0) await pause(wait);
    // A limit may have been met meanwhile.
    return heldUntil > clock() ? turn(action) : undefined;
  };

  return {
    slot: async () => {
      while (running >= Math.max(1, Math.floor(state.atOnce)))
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      running += 1;
    },
    turn,
    leave: () => {
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
