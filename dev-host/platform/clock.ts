/** The time in milliseconds since 1970. Handed to all that keeps time, so that it can be steered. */
export type Clock = () => number;

/** A clock that can be moved forward, and runs on from there. */
export type SteeredClock = {
  now: Clock;
  /** How far it is ahead of this machine's clock, in milliseconds. */
  aheadMs: () => number;
  advance: (seconds: number) => void;
};

/** Makes a clock that shows the time of `real` until it is moved. */
export const makeSteeredClock = (real: Clock = Date.now): SteeredClock => {
  let aheadMs = 0;
  return {
    now: () => real() + aheadMs,
    aheadMs: () => aheadMs,
    advance: (seconds) => {
      aheadMs += seconds * 1_000;
    },
  };
};
