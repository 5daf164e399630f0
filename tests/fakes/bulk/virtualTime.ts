import { setImmediate as turn } from 'node:timers/promises';
import { NOON } from '../steerableClock';

/** Time that passes only while everything waits: a day takes no longer than its work. */
export type VirtualTime = {
  now: () => number;
  pause: (milliseconds: number) => Promise<void>;
  /** Calls `fire` later, unless the returned function is called first. */
  after: (milliseconds: number, fire: () => void) => () => void;
  /** Lets time pass until the promise settles; rejects if nothing is left to wait for. */
  until: <T>(promise: Promise<T>) => Promise<T>;
  /** Lets this much time pass. */
  pass: (milliseconds: number) => Promise<void>;
  /** Goes back to an earlier time. What still waits for a later one never happens. */
  rewind: (to: number) => void;
};

type Timer = { at: number; order: number; fire: () => void };

export const makeVirtualTime = (start = NOON): VirtualTime => {
  let time = start;
  let order = 0;
  let timers: Timer[] = [];

  const after: VirtualTime['after'] = (milliseconds, fire) => {
    order += 1;
    const timer = { at: time + Math.max(0, milliseconds), order, fire };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };

  const pause: VirtualTime['pause'] = (milliseconds) =>
    new Promise((resolve) => {
      after(milliseconds, resolve);
    });

  const fireNext = (): boolean => {
    const first = timers.reduce<Timer | undefined>(
      (best, timer) =>
        best && (best.at < timer.at || (best.at === timer.at && best.order < timer.order))
          ? best
          : timer,
      undefined,
    );
    if (!first) return false;
    timers = timers.filter((timer) => timer !== first);
    time = Math.max(time, first.at);
    first.fire();
    return true;
  };

  const until: VirtualTime['until'] = async (promise) => {
    const state = { hasEnded: false };
    const end = (): void => {
      state.hasEnded = true;
    };
    promise.then(end, end);
    for (;;) {
      await turn();
      if (state.hasEnded) return promise;
      if (!fireNext()) throw new Error('Everything waits, and nothing waits for time.');
    }
  };

  const pass: VirtualTime['pass'] = (milliseconds) => until(pause(milliseconds));
  const rewind: VirtualTime['rewind'] = (to) => {
    time = to;
    timers = [];
  };
  return { now: () => time, pause, after, until, pass, rewind };
};
