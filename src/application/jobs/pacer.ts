import { fewerAtOnce, moreAtOnce, type PaceState } from '../../domain/job/pace';
import type { StopReason } from '../../domain/job/stopReason';
import type { Slots } from '../concurrency/runConcurrently';
import { makeRateLimiter } from '../concurrency/rateLimiter';
import type { Clock, Pause } from '../ports/platform';

const SLOW_FACTOR = 3;
const SLOW_EXTRA_MS = 50;
const MIN_AHEAD = 4;
// So many rows wait for their turn that a slow storage doesn't delay the next request.
const AHEAD_SECONDS = 0.25;

/** Decides when requests are sent and how many run at once, and adapts to the answers. */
export type Pacer = Slots & {
  /**
   * Waits until one more request may be sent, and then asks whether to stop. After the first reason
   * to stop, no other request that would ask waits any longer. If the wait takes longer than a step
   * may wait, it resolves at once with that reason.
   */
  turn: (askToStop?: () => Promise<StopReason | undefined>) => Promise<StopReason | undefined>;
  /** A request that was sent at this time is back. `isAnswer` is false if it failed on the way. */
  back: (sentAt: number, isAnswer: boolean) => void;
  /**
   * Confluence asked a request, sent at this time, to wait. `tooLong` is set if the step should end
   * instead.
   */
  limited: (
    sentAt: number,
    retryAfterSeconds: number | undefined,
    tooLong: StopReason | undefined,
  ) => void;
  state: () => PaceState;
};

export const makePacer = (deps: { clock: Clock; pause: Pause; start: PaceState }): Pacer => {
  const { clock, pause, start } = deps;
  const limiter = makeRateLimiter({ clock, pause, start: start.rate });
  let { atOnce } = start;
  let running = 0;
  let wake: (() => void) | undefined;
  let usualMs: number | undefined;
  let wasSlow = false;
  let heldTooLong: StopReason | undefined;
  let stopped: StopReason | undefined;

  const hasEnough = (): boolean =>
    running >= Math.max(1, Math.floor(atOnce)) ||
    limiter.waiting() >= Math.max(MIN_AHEAD, limiter.rate().perSecond * AHEAD_SECONDS);

  const wakeUp = (): void => {
    wake?.();
    wake = undefined;
  };

  // It rises slowly and falls quickly, so it follows the time that an idle Confluence takes.
  const noteUsual = (milliseconds: number): void => {
    const weight = usualMs !== undefined && milliseconds > usualMs ? 0.01 : 0.3;
    usualMs = usualMs === undefined ? milliseconds : usualMs + (milliseconds - usualMs) * weight;
  };

  return {
    take: async function takeSlot() {
      while (hasEnough())
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      running += 1;
    },
    turn: async function waitForTurn(askToStop) {
      const isOver = (): boolean => Boolean(heldTooLong ?? (askToStop && stopped));
      await limiter.turn(() => (isOver() ? 0 : Infinity));
      wakeUp();
      if (heldTooLong || !askToStop) return heldTooLong;
      stopped ??= await askToStop();
      return stopped;
    },
    release: () => {
      running -= 1;
      wakeUp();
    },
    back: (sentAt, isAnswer) => {
      const milliseconds = clock() - sentAt;
      const isSlow = usualMs !== undefined && milliseconds > usualMs * SLOW_FACTOR + SLOW_EXTRA_MS;
      noteUsual(milliseconds);
      wasSlow ||= isSlow;
      if (isSlow) atOnce = fewerAtOnce(atOnce);
      // More are of use only if all of them were in use.
      else if (running + 1 > atOnce) atOnce = moreAtOnce(atOnce, wasSlow);
      if (isAnswer) limiter.accepted();
    },
    limited: (sentAt, retryAfterSeconds, tooLong) => {
      heldTooLong ??= tooLong;
      if (tooLong?.kind === 'hourly-pool') limiter.hold(retryAfterSeconds);
      else limiter.refused(sentAt, retryAfterSeconds);
    },
    state: () => ({ atOnce, rate: limiter.rate() }),
  };
};
