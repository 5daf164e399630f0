/** Returns the time in milliseconds since 1970. Everything that needs the time gets a clock. */
export type Clock = () => number;

/** A clock that can be moved forward. It continues from there. */
export type SteeredClock = {
  now: Clock;
  /** How far this clock is ahead of the machine's clock, in milliseconds. */
  aheadMs: () => number;
  advance: (seconds: number) => void;
  /** Returns to the machine's time. */
  reset: () => void;
};

/** Makes a clock that shows the machine's time until it is moved. */
export const makeSteeredClock = (): SteeredClock => {
  let aheadMs = 0;
  return {
    now: () => Date.now() + aheadMs,
    aheadMs: () => aheadMs,
    advance: (seconds) => {
      aheadMs += seconds * 1_000;
    },
    reset: () => {
      aheadMs = 0;
    },
  };
};
