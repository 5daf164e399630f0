import type { Clock } from '../../src/application/ports/platform';

/** A clock that stands still until a test moves it. */
export type SteerableClock = { now: Clock; advance: (seconds: number) => void };

export const NOON = Date.parse('2026-11-23T12:00:00Z');

export const makeSteerableClock = (start = NOON): SteerableClock => {
  let time = start;
  return {
    now: () => time,
    advance: (seconds) => {
      time += seconds * 1_000;
    },
  };
};
